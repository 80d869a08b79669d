import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admits, type Filter, filterTexts, parseFilters } from "./filters.ts";

const DIMENSIONS = {
  building: { type: "VARCHAR" },
  hour: { type: "INTEGER" },
  share: { type: "DOUBLE" },
  day: { type: "DATE" },
  open: { type: "BOOLEAN" },
} as const;

const search = (...texts: string[]) => new URLSearchParams(texts.map((text) => ["f", text]));
const filtersOf = (...texts: string[]) => parseFilters(DIMENSIONS, search(...texts));

const set = (value: fc.Arbitrary<string | number | boolean>): fc.Arbitrary<Filter> =>
  fc.array(fc.option(value), { minLength: 1, maxLength: 4 }).map((values) => ({ values }));
const range = (value: fc.Arbitrary<number>): fc.Arbitrary<Filter> =>
  fc.tuple(value, value).chain(([a, b]) => {
    const [from, to] = a < b ? [a, b] : [b, a];
    return fc.constantFrom({ from, to }, { from }, { to });
  });
const integer = fc.integer({ min: -999_999_999, max: 999_999_999 });
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const text = fc.oneof(
  fc.string({ unit: "binary" }).map((t) => t.toWellFormed()),
  fc.constantFrom("", "~", "a..b", "a,b", "x:y", "50%", "%2C", "…", "가&나=다"),
);

const filters = fc.record(
  {
    building: set(text),
    hour: fc.oneof(set(integer), range(integer)),
    share: fc.oneof(set(double), range(double)),
    day: set(fc.constantFrom("2024-02-29", "1999-12-31")),
    open: set(fc.boolean()),
  },
  { requiredKeys: [] },
);

describe("parseFilters() and filterTexts()", () => {
  it("give back what was written, for any filters, through the text of a URL", () => {
    let written = 0;
    fc.assert(
      fc.property(filters, (chosen) => {
        const texts = filterTexts(DIMENSIONS, chosen);
        const through = new URLSearchParams(search(...texts).toString());
        const { filters: back, dropped } = parseFilters(DIMENSIONS, through);
        expect(dropped).toEqual([]);
        expect(filterTexts(DIMENSIONS, back)).toEqual(texts);
        expect(Object.keys(back)).toEqual(Object.keys(DIMENSIONS).filter((name) => name in chosen));
        for (const [name, filter] of Object.entries(chosen)) {
          const same = back[name];
          if (filter && "values" in filter)
            expect(new Set((same as typeof filter).values)).toEqual(new Set(filter.values));
          else expect(same).toEqual(filter);
        }
        written += texts.length;
      }),
      { numRuns: 400 },
    );
    expect(written).toBeGreaterThan(200);
  });

  it("read sets and closed ranges as they are written by hand", () => {
    expect(filtersOf("building:library,dorm-1", "hour:8..18").filters).toEqual({
      building: { values: ["dorm-1", "library"] },
      hour: { from: 8, to: 18 },
    });
    expect(filtersOf("hour:..18", "building:", "open:false,~").filters).toEqual({
      building: { values: [""] },
      hour: { to: 18 },
      open: { values: [false, null] },
    });
    expect(filtersOf("hour:0").filters).toEqual({ hour: { values: [0] } });
  });

  it.each([
    "hour:early",
    "hour:18..8",
    "hour:..",
    "hour:1..2..3",
    "hour:1e3",
    "building:a..b",
    "building:%zz",
    "day:2023-02-29",
    "day:2023-99-99",
    "open:yes",
    "colour:red",
    "toString:1",
    "building",
    "",
  ])("drop and name f=%s", (bad) => {
    expect(filtersOf(bad)).toEqual({ filters: {}, dropped: [{ name: "f", value: bad }] });
  });

  it("take the last of two for one dimension and name the first", () => {
    expect(filtersOf("hour:1", "hour:2")).toEqual({
      filters: { hour: { values: [2] } },
      dropped: [{ name: "f", value: "hour:1" }],
    });
  });
});

describe("admits()", () => {
  it("holds a value against a set or a closed range, missing only where it is named, keys of marks as numbers", () => {
    expect(admits(undefined, null)).toBe(true);
    expect(admits({ values: [8, null] }, "8")).toBe(true);
    expect(admits({ values: [8, null] }, null)).toBe(true);
    expect(admits({ values: [8] }, "9")).toBe(false);
    expect([7, 8, 18, 19].map((hour) => admits({ from: 8, to: 18 }, hour))).toEqual([false, true, true, false]);
    expect(admits({ from: 8, to: 18 }, "9")).toBe(true);
    expect(admits({ to: 18 }, null)).toBe(false);
  });
});
