import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutArcs, joinArcs } from "./arcs.ts";
import { dissolvePolygons } from "./dissolve.ts";
import { type Position, polygonArea, ringArea, type Shape } from "./shape.ts";
import { simplifyShapes } from "./simplify.ts";

/** A board of squares whose common borders are crooked: 9 positions a side, the inner ones off the line. */
function crookedBoard(size: number, offsets: readonly number[]): Shape[] {
  const side = (x0: number, y0: number, x1: number, y1: number): Position[] => {
    const forward = x0 + y0 < x1 + y1;
    const [ax, ay, bx, by] = forward ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    const positions = Array.from({ length: 9 }, (_, i): Position => {
      const off = i === 0 || i === 8 ? 0 : offsets[(ax * 7 + ay * 13 + i + (ax === bx ? 3 : 0)) % offsets.length]!;
      return [ax + ((bx - ax) * i) / 8 + (ax === bx ? off : 0), ay + ((by - ay) * i) / 8 + (ax === bx ? 0 : off)];
    });
    return (forward ? positions : positions.reverse()).slice(0, -1);
  };
  const cells = Array.from({ length: size * size }, (_, k) => [k % size, Math.floor(k / size)] as const);
  return cells.map(([x, y]) => ({
    code: `${x}${y}`,
    polygons: [
      [
        [
          ...side(x, y, x, y + 1),
          ...side(x, y + 1, x + 1, y + 1),
          ...side(x + 1, y + 1, x + 1, y),
          ...side(x + 1, y, x, y),
        ],
      ],
    ],
  }));
}

const boards = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 30 }).map((tenths) =>
  crookedBoard(
    3,
    tenths.map((tenth) => tenth / 100),
  ),
);

const positionCount = (shapes: readonly Shape[]) => shapes.flatMap(({ polygons }) => polygons.flat(2)).length;

describe("cutArcs()", () => {
  it("gives the shapes back when its arcs are joined, and holds a common border once", () => {
    fc.assert(
      fc.property(boards, (board) => {
        const map = cutArcs(board);
        const areas = (shapes: readonly Shape[]) => shapes.map(({ polygons }) => ringArea(polygons[0]![0]!));
        expect(areas(joinArcs(map))).toEqual(areas(board).map((area) => expect.closeTo(area, 12)));
        const borders = map.arcs.map((arc) => [String(arc[0]), String(arc.at(-1))].sort().join(" to "));
        expect(new Set(borders).size).toBe(borders.length);
      }),
    );
  });
});

describe("simplifyShapes()", () => {
  it("drops positions until the shapes fit, and leaves no gap between neighbours", () => {
    fc.assert(
      fc.property(boards, fc.integer({ min: 60, max: 288 }), (board, most) => {
        const simple = simplifyShapes(cutArcs(board), (shapes) => positionCount(shapes) <= most);
        const least = positionCount(simplifyShapes(cutArcs(board), () => false));
        expect(positionCount(simple)).toBeLessThanOrEqual(Math.max(most, least));
        const joined = dissolvePolygons(simple.flatMap(({ polygons }) => polygons));
        expect(joined).toHaveLength(1);
        expect(joined[0]).toHaveLength(1);
        const sum = simple
          .flatMap(({ polygons }) => polygons)
          .reduce((total, polygon) => total + polygonArea(polygon), 0);
        expect(polygonArea(joined[0]!)).toBeCloseTo(sum, 9);
      }),
    );
  });

  it("changes nothing that fits already", () => {
    const board = crookedBoard(2, [0.05, -0.03, 0.02]);
    expect(positionCount(simplifyShapes(cutArcs(board), () => true))).toBe(positionCount(board));
  });

  it("keeps an island an area when nothing fits", () => {
    const ring = Array.from({ length: 40 }, (_, i): Position => [Math.cos(-i / 6.4), Math.sin(-i / 6.4)]);
    const [island] = simplifyShapes(cutArcs([{ code: "a", polygons: [[ring]] }]), () => false);
    expect(island!.polygons[0]![0]).toHaveLength(3);
    expect(polygonArea(island!.polygons[0]!)).toBeGreaterThan(0);
  });
});
