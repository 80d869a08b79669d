import points from "#data/reference/region-centroids.json" with { type: "json" };
import { regionGeometryColumns } from "./geometry/rows.ts";
import type { Position } from "./geometry/shape.ts";
import { regionCells } from "./region-cells/cells.ts";
import { koreaOutline } from "./region-cells/outline.ts";

/** As pages of any language name it. */
const SOURCE = "Natural Earth 1:10m (world-atlas), Voronoi cells";

const ISLANDS: Readonly<Record<string, readonly (readonly number[])[]>> = points.islands;

/** The map a lake begins with: one cell a municipality, until `wattbook import geometry` brings boundaries. */
export function regionCellsPart() {
  const sites = Object.entries(points.centroids).map(([code, point]) => {
    const [lon, lat] = position(point);
    return { code, lon, lat, islands: ISLANDS[code]?.map(position) };
  });
  const centroids = new Map(sites.map(({ code, lon, lat }) => [code, [lon, lat] as const]));
  const origin = { kind: "cell", source: SOURCE, quality: "estimated" } as const;
  return {
    dataset: "region_geometry",
    partition: "all",
    columns: regionGeometryColumns(regionCells(sites, koreaOutline(), 3), centroids, origin),
    provenance: { source: SOURCE, quality: origin.quality },
  };
}

function position(point: readonly number[]): Position {
  return [point[0]!, point[1]!];
}
