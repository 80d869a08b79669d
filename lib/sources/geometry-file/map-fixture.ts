import { cutArcs } from "../geometry/arcs.ts";
import type { Polygon, Shape } from "../geometry/shape.ts";
import { type Region, regions } from "../regions.ts";

type Coordinates = (readonly [number, number])[][][];

/** A GeoJSON feature that a test may spoil. */
export interface LooseFeature {
  type: string;
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: Coordinates };
}

/** A board of squares in Korea, one a region, in the order of regions.json: a map whose every border is known. */
function boardOf(count: number): Shape[] {
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = [126 + (i % 16) * 0.15, 34 + Math.floor(i / 16) * 0.15].map((value) => Number(value.toFixed(2)));
    return { code: String(i), polygons: [[squareAt(x!, y!)]] };
  });
}

function squareAt(x: number, y: number): (readonly [number, number])[] {
  const [east, north] = [Number((x + 0.15).toFixed(2)), Number((y + 0.15).toFixed(2))];
  return [
    [x, y],
    [x, north],
    [east, north],
    [east, y],
  ];
}

/** The board as GeoJSON features with the properties that a test gives them. */
export function boardFeatures(propertiesOf: (region: Region) => Record<string, unknown>): LooseFeature[] {
  return boardOf(regions.length).map(({ polygons }, i) => ({
    type: "Feature",
    properties: propertiesOf(regions[i]!),
    geometry: { type: "MultiPolygon", coordinates: closed(polygons) },
  }));
}

/** The same board as TopoJSON, its rings made of shared arcs. */
export function boardTopology(propertiesOf: (region: Region) => Record<string, unknown>): object {
  const { arcs, shapes } = cutArcs(boardOf(regions.length));
  const geometries = shapes.map(({ polygons }, i) => ({
    type: "MultiPolygon",
    arcs: polygons,
    properties: propertiesOf(regions[i]!),
  }));
  return { type: "Topology", arcs, objects: { board: { type: "GeometryCollection", geometries } } };
}

function closed(polygons: readonly Polygon[]): Coordinates {
  return polygons.map((polygon) => polygon.map((ring) => [...ring, ring[0]!]));
}

export function bytesOf(document: unknown): Uint8Array {
  return new TextEncoder().encode(typeof document === "string" ? document : JSON.stringify(document));
}

export function collection(features: readonly LooseFeature[]): object {
  return { type: "FeatureCollection", features };
}
