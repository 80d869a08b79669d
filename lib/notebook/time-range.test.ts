import { describe, expect, it } from "vitest";
import { absoluteRange, daysOf, parseTimeRange, timeRangeText } from "./time-range.ts";

const END = "2025-01-01T00:00:00+09:00";
const absolute = (text: string, zone = "Asia/Seoul", end = END) => absoluteRange(parseTimeRange(text)!, end, zone);

describe("parseTimeRange()", () => {
  it.each(["2024-01-01/2024-02-01", "2024-01-01T00:00Z/2024-01-02", "P7D", "P1Y6M", "PT36H", "P2W"])(
    "takes %s and writes it again",
    (text) => {
      expect(timeRangeText(parseTimeRange(text)!)).toBe(text);
    },
  );

  it.each([
    "",
    "2024-01-01",
    "P",
    "PT",
    "P7",
    "7D",
    "2024-02-30/2024-03-01",
    "2024-01-01T00:00/2024-01-02",
    "a/b",
    "2024-01-01/2024-02-01/2024-03-01",
  ])("does not take %s", (text) => {
    expect(parseTimeRange(text)).toBeUndefined();
  });
});

describe("absoluteRange()", () => {
  it("counts dates in the site's zone, half-open, and leaves instants as they are", () => {
    expect(absolute("2024-01-01/2024-02-01")).toEqual({
      from: "2023-12-31T15:00:00.000Z",
      to: "2024-01-31T15:00:00.000Z",
    });
    expect(absolute("2024-01-01T00:00:00Z/2024-01-01T01:00:00+00:00")?.to).toBe("2024-01-01T01:00:00.000Z");
  });

  it("counts durations back from the end of the data, days on the calendar and hours on the clock", () => {
    expect(absolute("P7D")).toEqual({ from: "2024-12-24T15:00:00.000Z", to: "2024-12-31T15:00:00.000Z" });
    expect(absolute("P1M")?.from).toBe("2024-11-30T15:00:00.000Z");
    const summer = "2024-04-01T00:00:00+02:00";
    expect(absolute("P1D", "Europe/Berlin", summer)?.from).toBe("2024-03-30T23:00:00.000Z");
    expect(absolute("PT24H", "Europe/Berlin", summer)?.from).toBe("2024-03-30T22:00:00.000Z");
    expect(absolute("P1M", "UTC", "2024-03-31T00:00:00Z")?.from).toBe("2024-02-29T00:00:00.000Z");
  });

  it("is undefined where nothing lies inside", () => {
    expect(absolute("2024-02-01/2024-01-01")).toBeUndefined();
    expect(absolute("2024-02-01/2024-02-01")).toBeUndefined();
    expect(absolute("P0D")).toBeUndefined();
  });
});

describe("daysOf()", () => {
  it("gives the days a range touches, the last one out", () => {
    expect(daysOf(absolute("2024-01-01/2024-02-01")!, "Asia/Seoul")).toEqual({ from: "2024-01-01", to: "2024-02-01" });
    expect(daysOf({ from: "2024-01-01T05:00:00Z", to: "2024-01-01T16:00:00Z" }, "Asia/Seoul")).toEqual({
      from: "2024-01-01",
      to: "2024-01-03",
    });
  });
});
