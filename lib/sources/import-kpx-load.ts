import type { Lake } from "#lib/lake/lake.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import type { ImportProgress, ImportReport } from "./import-report.ts";
import type { LoadTable } from "./kpx/load-table.ts";
import { combineLoad, type MergedLoad, mergeLoad } from "./kpx/merge-load.ts";
import { readKpxLoad } from "./kpx/read-kpx-load.ts";
import { loadPart, storedLoad } from "./kpx/stored-load.ts";
import { syntheticParts } from "./synthetic-parts.ts";
import { openSourceFiles, type SourceFile } from "./table/source-file.ts";

interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: ImportProgress;
}

/**
 * Imports hourly national load, all or nothing, in one commit: years that change are written anew. A load that differs from
 * the lake's restates it.
 */
export async function importKpxLoad(
  lake: Lake,
  files: readonly (SourceFile | string)[],
  { signal, onProgress }: LoadOptions = {},
): Promise<ImportReport> {
  const sources = await openSourceFiles(files);
  const tables = sources.map((source, i) => {
    signal?.throwIfAborted();
    onProgress?.({ done: i, total: sources.length + 1, what: `reading ${source.name}` });
    return readKpxLoad(source);
  });
  const { years, repeated } = combineLoad(tables);
  onProgress?.({ done: sources.length, total: sources.length + 1, what: "writing to the lake" });
  let merged: MergedLoad[] = [];
  let removed = 0;
  const commit = await lake.commit(
    `Import KPX load: ${sources.map(({ name }) => name).join(", ")}`,
    async (base) => {
      const snapshot = await lake.snapshot();
      const { sample, derived } = syntheticParts(base, lake.catalogue, ["national_load"]);
      const put: PartWrite[] = [];
      removed = sample.length;
      merged = [];
      for (const [year, incoming] of years) {
        const result = mergeLoad(await storedLoad(snapshot, year, signal), incoming);
        merged.push(result);
        if (result.added + result.restated > 0) put.push(loadPart(year, result.rows));
      }
      return { put, drop: [...sample, ...derived] };
    },
    signal ? { signal } : {},
  );
  onProgress?.({ done: sources.length + 1, total: sources.length + 1, what: "done" });
  const sum = (of: "added" | "restated" | "unchanged") => merged.reduce((total, year) => total + year[of], 0);
  const counts = { added: sum("added"), restated: sum("restated"), unchanged: sum("unchanged") };
  const lines = [
    ...tables.map(describe),
    commit.changed
      ? `${counts.added} hours added, ${counts.restated} restated, ${counts.unchanged} as before`
      : "nothing new: the lake has all of it already",
    ...(repeated > 0 ? [`${repeated} rows repeat an hour with the same load`] : []),
    ...(removed > 0 ? ["the synthetic sample was removed: national_load"] : []),
  ];
  const removedSample = removed > 0 ? ["national_load"] : [];
  return {
    dataset: "national_load",
    snapshot: commit.snapshot,
    changed: commit.changed,
    ...counts,
    removedSample,
    lines,
  };
}

function describe({ file, hours, note }: LoadTable): string {
  return `${file}: ${hours.length} hours; ${note}`;
}
