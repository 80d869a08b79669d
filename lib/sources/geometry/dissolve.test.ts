import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dissolvePolygons } from "./dissolve.ts";
import { type Polygon, polygonArea, ringArea } from "./shape.ts";

/** A unit square, clockwise. */
const square = (x: number, y: number): Polygon => [
  [
    [x, y],
    [x, y + 1],
    [x + 1, y + 1],
    [x + 1, y],
  ],
];

const squares = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
  minLength: 1,
  selector: ([x, y]) => `${x} ${y}`,
});

describe("dissolvePolygons()", () => {
  it("keeps the area of any squares of a board, in rings that never touch themselves", () => {
    fc.assert(
      fc.property(squares, (cells) => {
        const joined = dissolvePolygons(cells.map(([x, y]) => square(x, y)));
        expect(joined.reduce((sum, polygon) => sum + polygonArea(polygon), 0)).toBeCloseTo(cells.length, 9);
        for (const [outer, ...holes] of joined) {
          expect(ringArea(outer!)).toBeGreaterThan(0);
          for (const hole of holes) expect(ringArea(hole)).toBeLessThan(0);
        }
        for (const ring of joined.flat()) expect(new Set(ring.map(String)).size).toBe(ring.length);
      }),
    );
  });

  it("gives the same areas when it dissolves its own result", () => {
    fc.assert(
      fc.property(squares, (cells) => {
        const once = dissolvePolygons(cells.map(([x, y]) => square(x, y)));
        const twice = dissolvePolygons(once);
        expect(twice.map(polygonArea).sort()).toEqual(once.map(polygonArea).sort());
      }),
    );
  });

  it("keeps squares that touch in a corner apart", () => {
    expect(dissolvePolygons([square(0, 0), square(1, 1)])).toHaveLength(2);
  });

  it("finds the hole in a frame", () => {
    const frame = [0, 1, 2]
      .flatMap((x) => [0, 1, 2].map((y) => [x, y] as const))
      .filter(([x, y]) => x !== 1 || y !== 1);
    const joined = dissolvePolygons(frame.map(([x, y]) => square(x, y)));
    expect(joined).toHaveLength(1);
    expect(joined[0]!.map(ringArea)).toEqual([9, -1]);
  });

  it("drops a spike and a ring without area", () => {
    const spiked: Polygon = [
      [
        [0, 0],
        [0, 1],
        [0, 2],
        [0, 1],
        [1, 1],
        [1, 0],
      ],
    ];
    const flat: Polygon = [
      [
        [5, 5],
        [6, 6],
        [7, 7],
      ],
    ];
    expect(dissolvePolygons([spiked, flat])).toEqual([[expect.arrayContaining([[0, 1]])]]);
    expect(polygonArea(dissolvePolygons([spiked])[0]!)).toBe(1);
  });
});
