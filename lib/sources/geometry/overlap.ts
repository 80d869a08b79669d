import { representativePoint } from "./point.ts";
import { type Polygon, type Position, ringContains } from "./shape.ts";

/** The first two areas of which one holds the other's point: a map with the same ground twice. */
export function firstOverlap<T extends { readonly polygons: readonly Polygon[] }>(
  areas: readonly T[],
): [T, T] | undefined {
  const boxed = areas.map((area) => ({ area, point: representativePoint(area.polygons), box: boxOf(area.polygons) }));
  for (const [i, { area, point }] of boxed.entries()) {
    const other = boxed.find(
      (candidate, j) => j !== i && within(candidate.box, point) && holds(candidate.area.polygons, point),
    );
    if (other) return [area, other.area];
  }
  return undefined;
}

function holds(polygons: readonly Polygon[], point: Position): boolean {
  return polygons.some((rings) => rings.reduce((odd, ring) => odd !== ringContains(ring, point), false));
}

type Box = readonly [west: number, south: number, east: number, north: number];

function within([west, south, east, north]: Box, [x, y]: Position): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function boxOf(polygons: readonly Polygon[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of polygons.flat(2)) {
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [west, south, east, north];
}
