import type { Lake } from "#lib/lake/lake.ts";
import { regionGeometryColumns } from "./geometry/rows.ts";
import { municipalityBoundaries } from "./geometry-file/boundaries.ts";
import { readLayers } from "./geometry-file/read.ts";
import type { SourceFile } from "./table/source-file.ts";

/** What an import of boundaries did. */
export interface GeometryReport {
  readonly snapshot: string;
  /** False where the lake held these boundaries already. */
  readonly changed: boolean;
  readonly features: number;
  readonly municipalities: number;
  readonly provinces: number;
  /** How features were told: "official codes in sgg". */
  readonly matchedBy: string;
  /** Size of both levels as GeoJSON text. [kB] */
  readonly kilobytes: number;
}

export interface GeometryOptions {
  /** Told the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Replaces the map of the lake by the boundaries in a TopoJSON or GeoJSON file, in one commit: all 229 municipalities, and
 * the provinces as their unions.
 *
 * @throws {UserError} If the file is not a complete, sound map of the municipalities; the lake stays as it was.
 */
export async function importGeometry(
  lake: Pick<Lake, "commit">,
  file: SourceFile,
  { onProgress = () => {} }: GeometryOptions = {},
): Promise<GeometryReport> {
  onProgress(0);
  const layers = readLayers(file);
  onProgress(0.3);
  const { shapes, matching } = municipalityBoundaries(layers, file.name);
  onProgress(0.8);
  const origin = { kind: "boundary", source: `Boundaries from ${file.name}`, quality: "measured" } as const;
  const columns = regionGeometryColumns(shapes, new Map(), origin);
  const { source, quality } = origin;
  const { snapshot, changed } = await lake.commit(`Import geometry: ${file.name}`, () => ({
    put: [{ dataset: "region_geometry", partition: "all", columns, provenance: { source, quality } }],
  }));
  onProgress(1);
  return {
    snapshot,
    changed,
    features: matching.codes.length,
    municipalities: shapes.length,
    provinces: columns.level.length - shapes.length,
    matchedBy: matching.by,
    kilobytes: Math.round(columns.geometry.join("").length / 1000),
  };
}
