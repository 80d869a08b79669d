import { describe, expect, it } from "vitest";
import { rowsOfKey } from "./rows-of-key.ts";

const table = {
  columns: ["Month", "Region", "kWh"],
  rows: [
    ["2024-01", "Jeju", 1],
    ["2024-01", "Ulsan", 2],
    ["2024-02", "Jeju", null],
  ],
};

describe("rowsOfKey()", () => {
  it("finds a mark's rows by its key, by its name, else by its place", () => {
    expect(rowsOfKey(table, "2024-01", { drawn: [] })).toEqual([0, 1]);
    expect(rowsOfKey(table, "50110", { heading: "Jeju", drawn: [] })).toEqual([0, 2]);
    expect(rowsOfKey(table, "50110", { heading: "Jeju, the island", drawn: [] })).toEqual([0, 2]);
    expect(rowsOfKey(table, "50110", { heading: "Jejudo", drawn: [] })).toEqual([]);
    expect(rowsOfKey(table, "b", { drawn: ["a", "b", "c"] })).toEqual([1]);
  });

  it("does not guess: another number of marks than rows, a number that reads like the key, an unknown mark", () => {
    expect(rowsOfKey(table, "b", { drawn: ["a", "b"] })).toEqual([]);
    expect(rowsOfKey(table, "2", { drawn: [] })).toEqual([]);
    expect(rowsOfKey(table, "x", { drawn: ["a", "b", "c"] })).toEqual([]);
  });
});
