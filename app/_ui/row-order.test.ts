import { describe, expect, it } from "vitest";
import type { SortedBy } from "./row-order.ts";
import { nextSort, rowOrder } from "./row-order.ts";

const table = {
  columns: ["Course", "Saved"],
  rows: [
    ["Law 10", 2],
    ["Law 9", null],
    ["Art", -4],
    ["Physics", 2],
  ],
} as const;
const order = (sorted: SortedBy | undefined) => rowOrder(table, sorted, "en");

describe("rowOrder()", () => {
  it("sorts numbers by size and texts by letters and the numbers in them, equals as they were, missing last", () => {
    expect(order({ column: 1, isRising: false })).toEqual([0, 3, 2, 1]);
    expect(order({ column: 1, isRising: true })).toEqual([2, 0, 3, 1]);
    expect(order({ column: 0, isRising: true })).toEqual([2, 1, 0, 3]);
    expect(order(undefined)).toEqual([0, 1, 2, 3]);
  });
});

describe("nextSort()", () => {
  it("asks for the largest number first, then the least, then for the rows as they were", () => {
    const first = nextSort(table, 1, undefined);
    const second = nextSort(table, 1, first);
    expect([first?.isRising, second?.isRising, nextSort(table, 1, second)]).toEqual([false, true, undefined]);
    expect(nextSort(table, 0, first)).toEqual({ column: 0, isRising: true });
  });
});
