import { Delaunay } from "d3-delaunay";
import polygonClipping from "polygon-clipping";
import { roundPolygons } from "../geometry/grid.ts";
import { representativePoint } from "../geometry/point.ts";
import {
  LON_PER_LAT,
  type Polygon,
  type Position,
  polygonArea,
  type Ring,
  rewindPolygon,
  ringContains,
  type Shape,
} from "../geometry/shape.ts";
import { mergeSlivers } from "./slivers.ts";

/** A region's place on the map. */
export interface Site {
  readonly code: string;
  readonly lon: number;
  readonly lat: number;
  /** Points on its islands that lie nearer to another region's site. */
  readonly islands?: readonly Position[] | undefined;
}

/** A region with less land than this (5 km²) also gets an islet around its site, so that it shows. [degrees²] */
const LEAST_LAND = 5e-4;
const ISLET_RADIUS = 0.025;
const AROUND_KOREA = [120 * LON_PER_LAT, 30, 136 * LON_PER_LAT, 42] as const;

/**
 * Cuts a country into one cell a region: the land nearer to its site than to any other, by a Voronoi diagram on the plane
 * with longitudes shortened as at 36.3° N. An island with at most one site on it stays whole; without one it goes to the
 * region of the nearest site or island point.
 */
export function regionCells(sites: readonly Site[], outline: readonly Polygon[], decimals: number): Shape[] {
  const voronoi = nearestOf(sites.map(({ lon, lat }) => [lon, lat])).voronoi([...AROUND_KOREA]);
  const cells = sites.map((_, i) => voronoi.cellPolygon(i)!.map(([x, y]): Position => [x / LON_PER_LAT, y]));
  const places = sites.flatMap(({ lon, lat, islands = [] }, i) =>
    [[lon, lat] as const, ...islands].map((at) => ({ i, at })),
  );
  const nearest = nearestOf(places.map(({ at }) => at));
  const land = sites.map((): Polygon[] => []);
  for (const island of roundPolygons(outline.map(rewindPolygon), decimals)) {
    const settled = sites.flatMap(({ lon, lat }, i) => (ringContains(island[0]!, [lon, lat]) ? [i] : []));
    if (settled.length > 1) for (const [i, cell] of cells.entries()) land[i]!.push(...clip(island, cell));
    else {
      const [lon, lat] = representativePoint([island]);
      land[settled[0] ?? places[nearest.find(lon * LON_PER_LAT, lat)]!.i]!.push(island);
    }
  }
  const shapes = sites.map((site, i): Shape => {
    const islet = area(land[i]!) < LEAST_LAND ? clip([octagon(site)], cells[i]!) : [];
    const shown = islet.length > 0 ? union([...land[i]!, ...islet]) : land[i]!;
    return { code: site.code, polygons: roundPolygons(shown, decimals) };
  });
  return mergeSlivers(shapes);
}

function nearestOf(positions: readonly Position[]): Delaunay<Position> {
  return Delaunay.from(
    positions,
    ([lon]) => lon * LON_PER_LAT,
    ([, lat]) => lat,
  );
}

function area(polygons: readonly Polygon[]): number {
  return polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
}

function octagon({ lon, lat }: Site): Ring {
  return Array.from({ length: 8 }, (_, i): Position => {
    const angle = (-i * Math.PI) / 4;
    return [lon + (ISLET_RADIUS * Math.cos(angle)) / LON_PER_LAT, lat + ISLET_RADIUS * Math.sin(angle)];
  });
}

function clip(polygon: Polygon, cell: Ring): Polygon[] {
  if (!polygon.some((ring) => comesNear(ring, cell))) {
    const within = polygon.reduce((odd, ring) => odd !== ringContains(ring, cell[0]!), false);
    return within ? [rewindPolygon([cell])] : [];
  }
  return fromClipping(polygonClipping.intersection(toClipping(polygon), toClipping([cell])));
}

/** Whether any edge of a ring may cross a cell, by their boxes: most cells lie inland and need no clipping. */
function comesNear(ring: Ring, cell: Ring): boolean {
  const [xs, ys] = [cell.map(([x]) => x), cell.map(([, y]) => y)];
  const [west, south, east, north] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return ring.some(([x1, y1], i) => {
    const [x0, y0] = ring.at(i - 1)!;
    return (
      Math.max(x0, x1) >= west && Math.min(x0, x1) <= east && Math.max(y0, y1) >= south && Math.min(y0, y1) <= north
    );
  });
}

function union(polygons: readonly Polygon[]): Polygon[] {
  return fromClipping(polygonClipping.union(polygons.map(toClipping)));
}

type ClippingPolygon = [number, number][][];

function toClipping(polygon: Polygon): ClippingPolygon {
  return polygon.map((ring) => ring.map(([x, y]) => [x, y]));
}

function fromClipping(polygons: ClippingPolygon[]): Polygon[] {
  return polygons.map((polygon) => rewindPolygon(polygon.map((ring) => ring.slice(0, -1))));
}
