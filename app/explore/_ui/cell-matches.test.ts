import { expect, it } from "vitest";
import { cellMatches, cellText } from "./cell-matches.ts";

it.each([
  [5, ">4", true],
  [4, ">4", false],
  [-2, "<=-2", true],
  [3, "1..9", true],
  [10, "1..9", false],
  [1234, "23", true],
  ["Seoul", "SEO", true],
  ["Seoul", ">4", false],
  [null, ">-1e9", false],
  [null, "null", true],
  [0, "null", false],
  [null, "", true],
])("cellMatches(%j, %j) is %j", (value, filter, matches) => {
  expect(cellMatches(value, filter)).toBe(matches);
});

it("cellText() writes what is nested, integers of any size and bytes included", () => {
  expect(cellText({ a: [1n, 2n ** 70n], b: Uint8Array.of(7) })).toBe('{"a":["1","1180591620717411303424"],"b":[7]}');
});
