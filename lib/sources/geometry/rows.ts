import { provinces, regions } from "../regions.ts";
import { dissolvePolygons } from "./dissolve.ts";
import { representativePoint } from "./point.ts";
import type { Position, Shape } from "./shape.ts";

/** What the areas of a map are, for its rows and for its provenance. */
export interface GeometryOrigin {
  readonly kind: "boundary" | "cell";
  readonly source: string;
  readonly quality: "measured" | "estimated";
}

/** The columns of dataset `region_geometry`: a row a municipality and, of the same borders, a row a province. */
export function regionGeometryColumns(
  municipalities: readonly Shape[],
  points: ReadonlyMap<string, Position>,
  { kind, source, quality }: GeometryOrigin,
) {
  const shapes = [...municipalities, ...provincesOf(municipalities)];
  const centroids = shapes.map(({ code, polygons }) => points.get(code) ?? representativePoint(polygons));
  return {
    level: shapes.map((_, i) => (i < municipalities.length ? "municipality" : "province")),
    region_code: shapes.map(({ code }) => code),
    geometry: shapes.map(geometryText),
    centroid_lon: centroids.map(([lon]) => Number(lon.toFixed(3))),
    centroid_lat: centroids.map(([, lat]) => Number(lat.toFixed(3))),
    kind: shapes.map(() => kind),
    source: shapes.map(() => source),
    quality: shapes.map(() => quality),
  };
}

/** Provinces as the union of their municipalities. */
export function provincesOf(municipalities: readonly Shape[]): Shape[] {
  const provinceOf = new Map(regions.map(({ code, province }) => [code, province]));
  return provinces.map(({ code }) => ({
    code,
    polygons: dissolvePolygons(
      municipalities.filter((shape) => provinceOf.get(shape.code) === code).flatMap(({ polygons }) => polygons),
    ),
  }));
}

/** A shape as the text of a GeoJSON MultiPolygon. */
export function geometryText({ polygons }: Shape): string {
  return JSON.stringify({
    type: "MultiPolygon",
    coordinates: polygons.map((polygon) => polygon.map((ring) => [...ring, ring[0]])),
  });
}
