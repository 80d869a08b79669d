import { dissolvePolygons } from "./dissolve.ts";
import { type Polygon, type Position, polygonArea, ringArea, type Shape } from "./shape.ts";

/** Rounds positions to a number of decimals and mends what that collapses. Equal positions stay equal, so borders stay shared. */
export function roundPolygons(polygons: readonly Polygon[], decimals: number): Polygon[] {
  const round = (value: number) => Number(value.toFixed(decimals));
  return dissolvePolygons(
    polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Position => [round(x), round(y)]))),
  );
}

/** Drops islets and holes too small to be seen, but never the whole of a shape. */
export function dropSpecks({ code, polygons }: Shape, area: number): Shape {
  const largest = Math.max(...polygons.map(polygonArea));
  const seen = polygons.filter((polygon) => polygonArea(polygon) >= Math.min(area, largest));
  return {
    code,
    polygons: seen.map((polygon) => polygon.filter((ring) => Math.abs(ringArea(ring)) >= Math.min(area, largest))),
  };
}
