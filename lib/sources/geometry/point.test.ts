import { describe, expect, it } from "vitest";
import { representativePoint } from "./point.ts";
import type { Polygon, Ring } from "./shape.ts";

const box = (x0: number, y0: number, x1: number, y1: number): Ring => [
  [x0, y0],
  [x0, y1],
  [x1, y1],
  [x1, y0],
];

describe("representativePoint()", () => {
  it("is the centroid of the largest polygon", () => {
    const [x, y] = representativePoint([[box(0, 0, 1, 1)], [box(10, 10, 14, 12)]]);
    expect([x, y]).toEqual([expect.closeTo(12, 9), expect.closeTo(11, 9)]);
  });

  // Worked by hand: (16·(2, 2) − 1·(3, 2)) / 15.
  it("takes a hole off the centroid", () => {
    const [x, y] = representativePoint([[box(0, 0, 4, 4), box(2.5, 1.5, 3.5, 2.5).toReversed()]]);
    expect([x, y]).toEqual([expect.closeTo(29 / 15, 9), expect.closeTo(2, 9)]);
  });

  it("lies in the ring of a district around a city, as far from its border as it gets", () => {
    const ring: Polygon = [box(0, 0, 10, 10), box(1, 1, 8, 8).toReversed()];
    const [x, y] = representativePoint([ring]);
    expect(x > 8 || y > 8).toBe(true);
    expect(Math.min(x, y, 10 - x, 10 - y)).toBeGreaterThan(0.7);
  });
});
