import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlacedArray } from "./array-text.ts";
import { ARRAY_BOUNDS, arraysText, MOST_ARRAYS, parseArrays } from "./array-text.ts";
import { MODULES, MOUNTS } from "./pv-array.ts";

const roof: PlacedArray = {
  name: "library-roof",
  kwp: 120,
  tilt: 15,
  azimuth: 180,
  mount: "roof",
  module: "standard",
  at: { x: 100, y: 40 },
};

/** Numbers that a text keeps: multiples of its last decimal, both bounds among them. */
function kept(field: keyof typeof ARRAY_BOUNDS): fc.Arbitrary<number> {
  const { min, max, decimals } = ARRAY_BOUNDS[field];
  const scale = 10 ** decimals;
  return fc.integer({ min: Math.round(min * scale), max: Math.round(max * scale) }).map((n) => n / scale + 0);
}

const anyName = fc
  .oneof(
    fc.constantFrom("도서관 옥상", "a_b*c%d", "%25", "屋上 1", "0", "+&=#?;:"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  )
  .filter((name) => name === name.trim() && name !== "" && !/\p{Cc}/u.test(name) && [...name].length <= 60);

const anyArray: fc.Arbitrary<PlacedArray> = fc.record(
  {
    name: anyName,
    kwp: kept("kwp"),
    tilt: kept("tilt"),
    azimuth: kept("azimuth"),
    mount: fc.constantFrom(...MOUNTS),
    module: fc.constantFrom(...MODULES),
    at: fc.record({ x: kept("x"), y: kept("y") }),
  },
  { requiredKeys: ["name", "kwp", "tilt", "azimuth", "mount", "module"] },
);

describe("the text of arrays", () => {
  it("parseArrays() inverts arraysText(), also through a URL, whatever the names hold", () => {
    const anyList = fc.uniqueArray(anyArray, { selector: ({ name }) => name, maxLength: 8 });
    fc.assert(
      fc.property(anyList, (arrays) => {
        const text = arraysText(arrays);
        const search = new URLSearchParams(new URLSearchParams({ arrays: text }).toString());
        expect(parseArrays(search.get("arrays") as string)).toEqual(arrays);
        expect(arraysText(parseArrays(text))).toBe(text);
      }),
    );
  });

  it("arraysText() reads the same in a URL, where names are plain", () => {
    const text = arraysText([roof, { ...roof, name: "science", kwp: 42.5, at: undefined }]);
    expect(text).toBe("library-roof_120_15_180_roof_standard_100_40*science_42.5_15_180_roof_standard");
    expect(new URLSearchParams({ arrays: text }).toString()).toBe(`arrays=${text}`);
  });

  it("parseArrays() reads numbers as SQL writes them, and the empty text as no array", () => {
    expect(parseArrays("library-roof_120.0_15.0_180.0_roof_standard_100.0_40.0")).toEqual([roof]);
    expect(parseArrays("a_1.23456_10_0_rack_thinfilm_-0_-0.04")[0]).toMatchObject({ kwp: 1.23, at: { x: 0, y: 0 } });
    expect(parseArrays("")).toEqual([]);
  });

  it.each([
    ["a_0_15_180_roof_standard", /kwp of a must be from 0.1 to 100000: it is 0/],
    ["a_100001_15_180_roof_standard", /kwp of a must be/],
    ["a_10_90.1_180_roof_standard", /tilt of a must be from 0 to 90: it is 90.1/],
    ["a_10_-1_180_roof_standard", /tilt of a/],
    ["a_10_15_361_roof_standard", /azimuth of a/],
    ["a_10_15_180_roof_standard_20001_0", /x of a/],
    ["a_1e1_15_180_roof_standard", /kwp of array 1 is no plain number: it is “1e1”/],
    ["a__15_180_roof_standard", /kwp of array 1 is no plain number: it is “”/],
    ["a_10_15_180_wall_standard", /mount of a must be one of rack, roof/],
    ["a_10_15_180_roof_gold", /module of a must be one of standard/],
    ["_10_15_180_roof_standard", /array 1 needs a name/],
    ["%zz_10_15_180_roof_standard", /holds a %/],
    ["a_10_15_180_roof_standard_4", /array 1 is not of the form name_kwp/],
    ["a_10_15_180_roof_standard*", /array 2 is not of the form/],
    ["a_10_15_180_roof_standard*a_10_15_180_roof_standard", /two of them are called a/],
    [Array.from({ length: MOST_ARRAYS + 1 }, (_, i) => `a${i}_10_15_180_roof_standard`).join("*"), /there are 101/],
  ])("parseArrays() refuses %s and says why", (text, why) => {
    expect(() => parseArrays(text)).toThrow(why);
  });

  it("arraysText() writes nothing that parseArrays() would refuse", () => {
    expect(() => arraysText([{ ...roof, kwp: Number.NaN }])).toThrow(/kwp of library-roof must be/);
    expect(() => arraysText([roof, roof])).toThrow(/two of them are called library-roof/);
    expect(() => arraysText([{ ...roof, name: " a" }])).toThrow(/needs a name/);
  });
});
