import { describe, expect, it } from "vitest";
import { calendarOf } from "./calendar.ts";

const at = (text: string) => Date.parse(text);

describe("calendarOf()", () => {
  it("names hours, days and months by the clocks of the site", () => {
    const { hour, day, month } = calendarOf("Asia/Kathmandu");
    const instant = at("2026-11-30T18:20Z");
    expect(hour(instant)).toEqual({
      label: "2026-12-01T00",
      from: at("2026-11-30T18:15Z"),
      to: at("2026-11-30T19:15Z"),
    });
    expect(day(instant)).toEqual({ label: "2026-12-01", from: at("2026-11-30T18:15Z"), to: at("2026-12-01T18:15Z") });
    expect(month(instant)).toEqual({ label: "2026-12", from: at("2026-11-30T18:15Z"), to: at("2026-12-31T18:15Z") });
  });

  it("makes one hour of one that comes twice, and none of one that is skipped", () => {
    const { hour, spanOf } = calendarOf("Europe/Berlin");
    expect(hour(at("2026-10-25T01:30Z"))).toEqual({
      label: "2026-10-25T02",
      from: at("2026-10-25T00:00Z"),
      to: at("2026-10-25T02:00Z"),
    });
    expect(spanOf("2026-03-29T02")).toBeNull();
    expect(spanOf("2026-03-29T03")?.from).toBe(at("2026-03-29T01:00Z"));
  });

  it("reads the span that a label begins with, and none of another name", () => {
    const { spanOf } = calendarOf("Asia/Seoul");
    expect(spanOf("2026-11 telemetry")?.label).toBe("2026-11");
    expect(spanOf("2026-11-27")?.label).toBe("2026-11-27");
    expect(spanOf("2026-11-27T14")?.label).toBe("2026-11-27T14");
    for (const label of ["all", "2026", "2026-1", "2026-11-2", "2026-11-27T1"]) expect(spanOf(label)).toBeNull();
  });
});
