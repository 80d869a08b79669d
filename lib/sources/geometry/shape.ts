/** Longitude and latitude. [degrees] */
export type Position = readonly [number, number];

/** Positions of a closed line; the last does not repeat the first. */
export type Ring = readonly Position[];

/** An outer ring, clockwise as d3-geo wants it, and its holes, counter-clockwise. */
export type Polygon = readonly Ring[];

/** The area of one region. */
export interface Shape {
  readonly code: string;
  readonly polygons: readonly Polygon[];
}

/** A degree of longitude in degrees of latitude at 36.3° N, the middle of the country. */
export const LON_PER_LAT = Math.cos((36.3 * Math.PI) / 180);

/** Planar area of a ring, positive where it runs clockwise (x east, y north). [degrees²] */
export function ringArea(ring: Ring): number {
  let twice = 0;
  let [x0, y0] = ring.at(-1)!;
  for (const [x1, y1] of ring) {
    twice += x1 * y0 - x0 * y1;
    [x0, y0] = [x1, y1];
  }
  return twice / 2;
}

/** Whether a ring surrounds a position, by the even-odd rule. */
export function ringContains(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  let [x0, y0] = ring.at(-1)!;
  for (const [x1, y1] of ring) {
    if (y1 > y !== y0 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1) inside = !inside;
    [x0, y0] = [x1, y1];
  }
  return inside;
}

/** The same polygon with its outer ring clockwise and its holes counter-clockwise. */
export function rewindPolygon(polygon: Polygon): Polygon {
  return polygon.map((ring, index) => (ringArea(ring) > 0 === (index === 0) ? ring : ring.toReversed()));
}

/** Area of a polygon less its holes, wound as {@link rewindPolygon} leaves it. [degrees²] */
export function polygonArea(polygon: Polygon): number {
  return polygon.reduce((sum, ring) => sum + ringArea(ring), 0);
}
