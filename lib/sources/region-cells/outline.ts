import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Polygon, Position } from "../geometry/shape.ts";

/** ISO 3166-1 number of the Republic of Korea. */
const KOREA = "410";

/** Land of the Republic of Korea at 1:10 million, from Natural Earth by way of `world-atlas`. */
export function koreaOutline(): Polygon[] {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
  const atlas = JSON.parse(readFileSync(file, "utf8")) as Topology<{ countries: GeometryCollection }>;
  const country = atlas.objects.countries.geometries.find(({ id }) => id === KOREA);
  if (country?.type !== "MultiPolygon") throw new TypeError(`Cannot outline Korea as ${file} has no such country`);
  const { geometry } = feature(atlas, country);
  return geometry.coordinates.map((polygon) => polygon.map((ring) => ring.slice(0, -1) as unknown as Position[]));
}
