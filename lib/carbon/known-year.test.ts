import { describe, expect, it } from "vitest";
import { knownYear } from "./known-year.ts";

describe("knownYear()", () => {
  // Oracle: by hand, from the lengths of the years.
  it.each([
    ["a whole common year", 2023, 8760, undefined, { hours: 8760, share: 1, scale: 1, tellsPayback: true }],
    ["half a leap year", 2024, 4392, undefined, { hours: 8784, share: 0.5, scale: 2, tellsPayback: false }],
    ["a century that is no leap year", 2100, 8760, undefined, { hours: 8760, scale: 1 }],
    ["95 % of a year", 2023, 8322, undefined, { share: 0.95, tellsPayback: true }],
    ["an hour less", 2023, 8321, undefined, { tellsPayback: false }],
    ["two years", 2023, 17_520, 17_520, { share: 1, scale: 0.5, tellsPayback: true }],
    ["one known year of two", 2023, 8760, 17_520, { share: 0.5, scale: 1, tellsPayback: false }],
    ["nothing", 2023, 0, 8760, { share: 0, scale: Number.NaN, tellsPayback: false }],
    ["no year", Number.NaN, 10, undefined, { share: Number.NaN, scale: Number.NaN, tellsPayback: false }],
  ] as const)("tells of %s", (_what, year, known, spanned, expected) => {
    expect(knownYear(year, known, spanned)).toMatchObject(expected);
  });
});
