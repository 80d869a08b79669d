import { describe, expect, it } from "vitest";
import { dayStarts, hourStarts } from "./zone-intervals.ts";

const iso = (starts: Float64Array) => [...starts].map((at) => new Date(at).toISOString().replace(":00.000Z", "Z"));
const at = (text: string) => Date.parse(text);
const hours = (starts: Float64Array) => [...starts.slice(1)].map((end, i) => (end - starts[i]!) / 3_600_000);

// Oracle: the clock changes that the IANA database lists for these days.
describe("dayStarts()", () => {
  it.each([
    ["Asia/Seoul", "2026-11-27T03:00Z", 24, "2026-11-26T15:00Z"],
    ["Asia/Kathmandu", "2026-11-27T03:00Z", 24, "2026-11-26T18:15Z"],
    ["Europe/Berlin", "2026-03-29T12:00Z", 23, "2026-03-28T23:00Z"],
    ["Europe/Berlin", "2026-10-25T12:00Z", 25, "2026-10-24T22:00Z"],
    ["Australia/Lord_Howe", "2026-04-05T03:00Z", 24.5, "2026-04-04T13:00Z"],
    ["Africa/Cairo", "2026-04-24T12:00Z", 23, "2026-04-23T22:00Z"],
  ])("%s has a day of its own at %s", (zone, instant, length, start) => {
    const starts = dayStarts(at(instant), at(instant) + 1, zone);
    expect(iso(starts)[0]).toBe(start);
    expect(hours(starts)).toEqual([length]);
  });

  it("lists every day that a range touches, and the end of the last", () => {
    expect(iso(dayStarts(at("2026-11-26T15:00Z"), at("2026-11-28T15:00Z"), "Asia/Seoul"))).toEqual([
      "2026-11-26T15:00Z",
      "2026-11-27T15:00Z",
      "2026-11-28T15:00Z",
    ]);
  });
});

describe("hourStarts()", () => {
  it("begins hours where clocks of a zone show a full one", () => {
    const starts = iso(hourStarts(at("2026-11-27T03:00Z"), at("2026-11-27T04:00Z"), "Asia/Kathmandu"));
    expect(starts.slice(0, 2)).toEqual(["2026-11-26T18:15Z", "2026-11-26T19:15Z"]);
    expect(starts).toHaveLength(25);
  });

  it.each([
    ["Europe/Berlin", "2026-03-29T12:00Z", 23, [1]],
    ["Europe/Berlin", "2026-10-25T12:00Z", 25, [1]],
    ["Australia/Lord_Howe", "2026-04-05T03:00Z", 25, [0.5, 1]],
  ])("makes whole hours of a day on which the clocks of %s change, at %s", (zone, instant, count, lengths) => {
    const all = hours(hourStarts(at(instant), at(instant) + 1, zone));
    expect(all).toHaveLength(count);
    expect([...new Set(all)].sort()).toEqual(lengths);
  });
});
