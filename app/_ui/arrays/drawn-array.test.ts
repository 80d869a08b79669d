import { describe, expect, it } from "vitest";
import { arraysText } from "#lib/pv/array-text.ts";
import { arrayOfBox, boxOf, freshName, kwpOfArea, movedArray, planExtent } from "./drawn-array.ts";

const array = {
  name: "a",
  kwp: 12,
  tilt: 15,
  azimuth: 180,
  mount: "roof",
  module: "standard",
  at: { x: 30, y: 20 },
} as const;

describe("an array on the plan", () => {
  it("kwpOfArea() is 0.12 kWp a square metre: 60 % of it modules of 200 W/m2", () => {
    expect(kwpOfArea(1000)).toBeCloseTo(120, 9);
  });

  it("boxOf() has the area of the power and its middle, whatever the power; no place, no box", () => {
    for (const kwp of [0.1, 12, 5000]) {
      const box = boxOf({ ...array, kwp })!;
      expect(kwpOfArea((box.east - box.west) * (box.north - box.south))).toBeCloseTo(kwp, 6);
      expect([(box.west + box.east) / 2, (box.south + box.north) / 2]).toEqual([30, 20]);
    }
    expect(boxOf({ kwp: 12 })).toBeUndefined();
  });

  it("arrayOfBox() is the array of a drawn rectangle, in decimetres; none where it is a slip of the hand", () => {
    const drawn = arrayOfBox({ west: 0.04, south: 0, east: 20.04, north: 10 }, "New 1");
    expect(drawn).toMatchObject({ name: "New 1", kwp: 24, at: { x: 10, y: 5 } });
    expect(arraysText([drawn!])).toBe("New 1_24_15_180_roof_standard_10_5");
    expect(arrayOfBox({ west: 0, south: 0, east: 2, north: 2 }, "x")).toBeUndefined();
    expect(arrayOfBox({ west: 0, south: 0, east: 0, north: 50 }, "x")).toBeUndefined();
  });

  it("movedArray() moves, places what had no place, and stops at the end of what a text can say", () => {
    expect(movedArray(array, 1, -10).at).toEqual({ x: 31, y: 10 });
    expect(movedArray({ ...array, at: undefined }, 1, 2).at).toEqual({ x: 1, y: 2 });
    expect(movedArray(array, 1e9, -1e9).at).toEqual({ x: 20_000, y: -20_000 });
  });

  it("planExtent() holds all buildings and arrays with room around, and has a size where there are none", () => {
    const building = { building: "b", name: "B", west: 0, south: 0, east: 60, north: 30 };
    const extent = planExtent([building], [{ ...array, at: { x: 100, y: 80 } }]);
    expect(extent.west).toBeLessThanOrEqual(-10);
    expect(extent.east).toBeGreaterThan(110);
    expect(extent.north).toBeGreaterThan(90);
    const none = planExtent([], []);
    expect(none.east - none.west).toBeGreaterThan(0);
  });

  it("freshName() is a name that is not taken", () => {
    expect(freshName([], "Array")).toBe("Array 1");
    expect(freshName([{ ...array, name: "Array 2" }], "Array")).toBe("Array 3");
  });
});
