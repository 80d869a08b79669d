import { describe, expect, it } from "vitest";
import { figureSummary } from "./figure-summary.ts";

describe("figureSummary()", () => {
  const regions = {
    columns: ["Region", "Error kWh"],
    rows: [
      ["Jeju", 2],
      ["Ulsan", null],
      ["Seoul", -5],
    ],
  };

  it("says how many rows, the least and the most by name, and how many are missing", () => {
    expect(figureSummary("A map.", regions, "en")).toBe(
      "A map. 3 rows. Error kWh: lowest −5, Seoul; highest 2, Jeju. 1 missing.",
    );
    expect(figureSummary("지도.", regions, "ko")).toBe(
      "지도. 3행. Error kWh: 가장 낮은 값 −5, Seoul; 가장 높은 값 2, Jeju. 1개 자료 없음.",
    );
  });

  it("tells the course of rows that are dated", () => {
    const months = {
      columns: ["Month", "kWh"],
      rows: [
        ["2024-01", 10],
        ["2024-02", 30],
        ["2024-03", 20],
      ],
    };
    expect(figureSummary("A line", months, "en")).toContain("from 10 in 2024-01 to 20 in 2024-03.");
    expect(figureSummary("A map", regions, "en")).not.toContain("from");
  });

  it("is the alternative text where there is no table yet, and names no value where there is none", () => {
    expect(figureSummary("A map.", undefined, "en")).toBe("A map.");
    expect(figureSummary("A map.", { columns: ["Region"], rows: [["Jeju"]] }, "en")).toBe("A map. 1 row.");
  });
});
