import type { Lake } from "#lib/lake/lake.ts";
import type { Manifest } from "#lib/lake/store/manifest.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import { regionGeometryColumns } from "./geometry/rows.ts";
import { municipalityBoundaries } from "./geometry-file/boundaries.ts";
import { readLayers } from "./geometry-file/read.ts";
import type { ImportProgress, ImportReport } from "./import-report.ts";
import { openSourceFiles, type SourceFile } from "./table/source-file.ts";

interface GeometryOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: ImportProgress;
}

const DATASET = "region_geometry";
const PARTITION = "all";

/**
 * Replaces the map of the lake by the boundaries in a TopoJSON or GeoJSON file, all or nothing, in one commit: the 229
 * municipalities, and the provinces as their unions. The same file again makes no new snapshot.
 */
export async function importGeometry(
  lake: Pick<Lake, "commit">,
  file: SourceFile | string,
  { signal, onProgress }: GeometryOptions = {},
): Promise<ImportReport> {
  const steps = (done: number, what: string) => onProgress?.({ done, total: 3, what });
  const [opened] = await openSourceFiles([file]);
  const { name } = opened!;
  steps(0, `reading ${name}`);
  const layers = readLayers(opened!);
  signal?.throwIfAborted();
  steps(1, "joining and simplifying boundaries");
  const { shapes, matching } = municipalityBoundaries(layers, name);
  signal?.throwIfAborted();
  const part = boundariesPart(name, regionGeometryColumns(shapes, new Map(), origin(name)));
  steps(2, "writing to the lake");
  let before: string | undefined;
  const plan = (base: Manifest | null) => {
    before = base?.parts.find(({ dataset, partition }) => dataset === DATASET && partition === PARTITION)?.provenance
      .quality;
    return { put: [part] };
  };
  const { snapshot, changed } = await lake.commit(`Import geometry: ${name}`, plan, signal ? { signal } : {});
  steps(3, "done");
  const rows = part.columns.level.length;
  const kilobytes = Math.round(part.columns.geometry.join("").length / 1000);
  return {
    dataset: DATASET,
    snapshot,
    changed,
    added: changed && before === undefined ? rows : 0,
    restated: changed && before !== undefined ? rows : 0,
    unchanged: changed ? 0 : rows,
    removedSample: [],
    lines: [
      `${name}: ${matching.codes.length} features, told by ${matching.by}`,
      changed
        ? `${shapes.length} municipalities and ${rows - shapes.length} provinces, ${kilobytes} kB of GeoJSON`
        : "nothing new: the lake has these boundaries already",
      ...(changed && before === "estimated" ? ["the cells that stood for boundaries were replaced"] : []),
    ],
  };
}

function origin(name: string) {
  return { kind: "boundary", source: `Boundaries from ${name}`, quality: "measured" } as const;
}

function boundariesPart(name: string, columns: ReturnType<typeof regionGeometryColumns>) {
  const { source, quality } = origin(name);
  return { dataset: DATASET, partition: PARTITION, columns, provenance: { source, quality } } satisfies PartWrite;
}
