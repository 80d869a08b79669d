import { describe, expect, it } from "vitest";
import { qualityParts } from "./quality-parts.ts";

type Line = Parameters<typeof qualityParts>[1][number];

const texts = (...asked: Parameters<typeof qualityParts>) => qualityParts(...asked).map(({ text }) => text);

const [made, real] = ["synthetic", "measured"].map((quality) => ({ quality, first: "2024-01" })) as [Line, Line];
const timeless: Line = { quality: "measured", first: null };

describe("qualityParts()", () => {
  it("says shares, what is missing of how many, and that all is synthetic, in both languages", () => {
    const quality = { rows: 1229, missing: 2, partial: 3, shares: { estimated: 0.0312, forecast: 0.5 } };
    expect(texts(quality, [made], "en")).toEqual([
      "includes 3.1 % estimated",
      "includes 50.0 % forecast",
      "2 of 1,229 missing",
      "3 with a part missing",
      "all synthetic",
    ]);
    expect(texts(quality, [made, real], "ko")).toEqual([
      "추정 3.1 % 포함",
      "예측 50.0 % 포함",
      "1,229개 중 2개 자료 없음",
      "3개는 일부 자료 없음",
      "일부 합성",
    ]);
  });

  it("asks what has a time whether all is synthetic, and what has none where nothing has", () => {
    expect(texts({ rows: 3 }, [made, timeless], "en")).toEqual(["all synthetic"]);
    expect(texts({ rows: 3 }, [{ ...made, first: null }, timeless], "en")).toEqual(["some synthetic"]);
  });

  it("does not call all synthetic what says of itself that it is not", () => {
    expect(texts({ rows: 3, shares: { estimated: 1 } }, [made], "en")).toEqual([
      "includes 100.0 % estimated",
      "some synthetic",
    ]);
  });

  it("never says of a little that it is none", () => {
    expect(texts({ rows: 2, shares: { estimated: 0.0001 } }, [], "en")).toEqual(["includes < 0.1 % estimated"]);
  });

  it("says nothing where all is measured, and a synthetic share once", () => {
    expect(texts(undefined, [real], "en")).toEqual([]);
    expect(texts({ rows: 2, shares: { synthetic: 0.25 } }, [made, real], "en")).toEqual(["includes 25.0 % synthetic"]);
  });
});
