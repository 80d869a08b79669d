import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Direction, nextSpot, type Spot } from "./reading.ts";

const dot = (series: number, x: number, y: number): Spot => ({
  series,
  shape: "point",
  box: { left: x - 2, right: x + 2, top: y - 2, bottom: y + 2 },
});

const bar = (row: number, length: number): Spot => ({
  series: 0,
  shape: "bar",
  box: { left: 100, right: 100 + length, top: row * 24, bottom: row * 24 + 18 },
});

function walk(spots: readonly Spot[], start: number | undefined, ...directions: Direction[]): (number | undefined)[] {
  let at = start;
  return directions.map((direction) => {
    at = nextSpot(spots, at, direction) ?? at;
    return at;
  });
}

describe("nextSpot()", () => {
  it("starts at the first mark, jumps to both ends, and stops there", () => {
    const line = [dot(0, 0, 0), dot(0, 10, 5), dot(0, 20, 0)];
    expect(walk(line, undefined, "right", "right", "last", "first")).toEqual([0, 1, 2, 0]);
    expect(nextSpot(line, 0, "left")).toBeUndefined();
    expect(nextSpot(line, 2, "right")).toBeUndefined();
    expect(nextSpot([], undefined, "first")).toBeUndefined();
  });

  it("goes along a line by x, however it is drawn, and from one line to the other at the same x", () => {
    const lines = [dot(0, 20, 10), dot(0, 0, 10), dot(0, 10, 10), dot(1, 0, 60), dot(1, 10, 40), dot(1, 20, 60)];
    expect(walk(lines, 1, "right", "down", "right", "up")).toEqual([2, 4, 5, 0]);
  });

  it("skips no bar of a ranking, however much its length differs from its neighbours'", () => {
    const bars = [bar(0, 400), bar(1, 12), bar(2, 380), bar(3, 5)];
    expect(walk(bars, 0, "down", "down", "down", "up")).toEqual([1, 2, 3, 2]);
    expect(walk(bars, 0, "right", "right", "left")).toEqual([1, 2, 1]);
  });

  it("goes over a map by where its areas lie", () => {
    const area = (left: number, top: number): Spot => ({
      series: 0,
      shape: "area",
      box: { left, right: left + 50, top, bottom: top + 50 },
    });
    const map = [area(60, 60), area(0, 0), area(60, 0), area(0, 60)];
    expect(walk(map, 1, "right", "down", "left", "up")).toEqual([2, 0, 3, 1]);
  });

  it("reaches every mark by the next key, each once, whatever the drawing", () => {
    const spot = fc
      .record({
        series: fc.integer({ min: 0, max: 3 }),
        shape: fc.constantFrom("point" as const, "bar" as const, "area" as const),
        x: fc.integer({ min: 0, max: 500 }),
        y: fc.integer({ min: 0, max: 500 }),
      })
      .map(({ series, shape, x, y }): Spot => ({ ...dot(series, x, y), shape }));
    void fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 30 }), (spots) => {
        const seen: number[] = [];
        for (let at = nextSpot(spots, undefined, "next"); at !== undefined; at = nextSpot(spots, at, "next"))
          seen.push(at);
        expect(seen).toEqual(spots.map((_, i) => i));
      }),
    );
  });

  it("never moves against the direction of its key", () => {
    const spot = fc
      .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
      .map(([x, y]) => dot(0, x, y));
    void fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 30 }), (spots) => {
        const [down, right] = [nextSpot(spots, 0, "down"), nextSpot(spots, 0, "right")];
        if (down !== undefined) expect(spots[down]?.box.top).toBeGreaterThan(spots[0]?.box.top ?? Number.NaN);
        if (right !== undefined)
          expect(spots[right]?.box.left).toBeGreaterThanOrEqual(spots[0]?.box.left ?? Number.NaN);
      }),
    );
  });
});
