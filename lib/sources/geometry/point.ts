import { LON_PER_LAT, type Polygon, type Position, polygonArea, type Ring, ringContains } from "./shape.ts";

/**
 * A point that stands for a region: the centroid of its largest polygon, or, where that lies outside (a district around a
 * city), the point farthest from its border.
 */
export function representativePoint(polygons: readonly Polygon[]): Position {
  const largest = polygons.reduce((best, polygon) => (polygonArea(polygon) > polygonArea(best) ? polygon : best));
  const centre = centroid(largest);
  return clearance(largest, centre) > 0 ? centre : farthestFromBorder(largest);
}

function centroid(polygon: Polygon): Position {
  const [ox, oy] = polygon[0]![0]!;
  let [twice, sumX, sumY] = [0, 0, 0];
  for (const ring of polygon) {
    let [x0, y0] = ring.at(-1)!;
    for (const [x1, y1] of ring) {
      const cross = (x0 - ox) * (y1 - oy) - (x1 - ox) * (y0 - oy);
      twice += cross;
      sumX += (x0 + x1 - 2 * ox) * cross;
      sumY += (y0 + y1 - 2 * oy) * cross;
      [x0, y0] = [x1, y1];
    }
  }
  return [ox + sumX / (3 * twice), oy + sumY / (3 * twice)];
}

/** Searches a grid over the polygon, then finer grids around the best point so far. */
function farthestFromBorder(polygon: Polygon): Position {
  const xs = polygon[0]!.map(([x]) => x);
  const ys = polygon[0]!.map(([, y]) => y);
  let best: Position = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  let [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  for (let round = 0; round < 6; round++) {
    const [x0, y0] = [best[0] - width / 2, best[1] - height / 2];
    const grid = Array.from({ length: 21 * 21 }, (_, k): Position => {
      return [x0 + ((k % 21) / 20) * width, y0 + (Math.floor(k / 21) / 20) * height];
    });
    best = grid.reduce((a, b) => (clearance(polygon, b) > clearance(polygon, a) ? b : a), best);
    [width, height] = [width / 8, height / 8];
  }
  return best;
}

/** Distance to the border, negative outside. [degrees of latitude] */
function clearance(polygon: Polygon, position: Position): number {
  const inside = polygon.reduce((odd, ring) => odd !== ringContains(ring, position), false);
  const distance = Math.min(...polygon.map((ring) => distanceToRing(ring, position)));
  return inside ? distance : -distance;
}

function distanceToRing(ring: Ring, [x, y]: Position): number {
  let nearest = Number.POSITIVE_INFINITY;
  let [x0, y0] = ring.at(-1)!;
  for (const [x1, y1] of ring) {
    const [dx, dy] = [(x1 - x0) * LON_PER_LAT, y1 - y0];
    const [px, py] = [(x - x0) * LON_PER_LAT, y - y0];
    const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(px - along * dx, py - along * dy));
    [x0, y0] = [x1, y1];
  }
  return nearest;
}
