import { dissolvePolygons } from "../geometry/dissolve.ts";
import { type Polygon, polygonArea, type Ring, type Shape } from "../geometry/shape.ts";

/** A part of a cell smaller than this (20 km²), cut off by a bay, goes to a neighbour. [degrees²] */
const SLIVER = 2e-3;

/** Gives the small parts that a cut leaves behind a bay or a cape to the neighbour with the longest common border, if any. */
export function mergeSlivers(shapes: readonly Shape[]): Shape[] {
  const kept = shapes.map(({ polygons }): Polygon[] => {
    const largest = Math.max(...polygons.map(polygonArea));
    return polygons.filter((polygon) => polygonArea(polygon) >= Math.min(SLIVER, largest));
  });
  const slivers = shapes.flatMap(({ polygons }, i) =>
    polygons.filter((polygon) => !kept[i]!.includes(polygon)).map((polygon) => ({ polygon, from: i })),
  );
  const owner = new Map<string, number>();
  for (const [i, polygons] of kept.entries()) {
    for (const ring of polygons.flat()) for (const { forward } of edges(ring)) owner.set(forward, i);
  }
  for (const { polygon, from } of slivers) {
    const border = new Map<number, number>();
    for (const { backward, length } of polygon.flatMap(edges)) {
      const neighbour = owner.get(backward);
      if (neighbour !== undefined) border.set(neighbour, (border.get(neighbour) ?? 0) + length);
    }
    const [longest] = [...border].sort(([, a], [, b]) => b - a);
    kept[longest?.[0] ?? from]!.push(polygon);
  }
  return shapes.map(({ code }, i) => ({ code, polygons: dissolvePolygons(kept[i]!) }));
}

function edges(ring: Ring): { forward: string; backward: string; length: number }[] {
  return ring.map(([x1, y1], i) => {
    const [x0, y0] = ring.at(i - 1)!;
    const length = Math.hypot(x1 - x0, y1 - y0);
    return { forward: `${x0} ${y0},${x1} ${y1}`, backward: `${x1} ${y1},${x0} ${y0}`, length };
  });
}
