import { type ArcMap, joinArcs } from "./arcs.ts";
import { polygonArea, type Shape } from "./shape.ts";
import { triangleWeights } from "./weights.ts";

/**
 * Drops the positions that matter least, as few as it takes for the shapes to fit. It drops them from arcs, which
 * neighbours share, so no gap opens between them. A position matters more on the border of a small polygon: a triangle
 * counts by its area over the square root of the smaller neighbour's.
 */
export function simplifyShapes(map: ArcMap, fits: (shapes: readonly Shape[]) => boolean): Shape[] {
  const areas = smallestNeighbours(map);
  const weights = map.arcs.map((arc, a) => triangleWeights(arc).map((weight) => weight / Math.sqrt(areas[a]!)));
  const keep = (threshold: number) =>
    joinArcs({
      arcs: map.arcs.map((arc, a) => arc.filter((_, i) => weights[a]![i]! >= threshold)),
      shapes: map.shapes,
    });
  const thresholds = weights.flat().filter(Number.isFinite);
  thresholds.sort((a, b) => a - b);
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(keep(thresholds[middle]!))) high = middle;
    else low = middle + 1;
  }
  return keep(thresholds[low] ?? Number.POSITIVE_INFINITY);
}

/** Area of the smallest polygon on either side of each arc. [degrees²] */
function smallestNeighbours(map: ArcMap): number[] {
  const areas = map.arcs.map(() => Number.POSITIVE_INFINITY);
  for (const [s, { polygons }] of joinArcs(map).entries()) {
    for (const [p, polygon] of polygons.entries()) {
      for (const index of map.shapes[s]!.polygons[p]!.flat()) {
        const arc = index < 0 ? ~index : index;
        areas[arc] = Math.min(areas[arc]!, polygonArea(polygon));
      }
    }
  }
  return areas;
}
