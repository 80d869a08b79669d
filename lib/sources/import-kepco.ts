import { isMonth, monthAt, monthIndex } from "#lib/core/month.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { ImportProgress, ImportReport } from "./import-report.ts";
import { combineTables, type UsageYear } from "./kepco/combine.ts";
import { type MergedYear, mergeYear } from "./kepco/merge-year.ts";
import { readKepco } from "./kepco/read-kepco.ts";
import { storedUsage } from "./kepco/stored-usage.ts";
import { usagePart } from "./kepco/usage-part.ts";
import type { UsageTable } from "./kepco/usage-table.ts";
import { regionPart } from "./region-part.ts";
import { regions } from "./regions.ts";
import { syntheticParts } from "./synthetic-parts.ts";
import { openSourceFiles, type SourceFile } from "./table/source-file.ts";

interface KepcoOptions {
  /** Month in which KEPCO published the files, as 2024-06. Unstated, the earliest possible is assumed. */
  readonly published?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: ImportProgress;
}

/** A merge of the files with one snapshot: what is written, and what is told of it. */
interface Outcome {
  readonly merged: ReadonlyMap<number, MergedYear>;
  /** Datasets whose synthetic sample goes. */
  readonly removed: readonly string[];
}

/**
 * Imports KEPCO's regional use, all or nothing, in one commit: years that change are written anew, the synthetic sample of the
 * grid goes. What the lake has already makes no new snapshot.
 */
export async function importKepco(
  lake: Lake,
  files: readonly (SourceFile | string)[],
  { published, signal, onProgress }: KepcoOptions = {},
): Promise<ImportReport> {
  const sources = await openSourceFiles(files);
  const tables = sources.map((source, i) => {
    signal?.throwIfAborted();
    onProgress?.({ done: i, total: sources.length + 1, what: `reading ${source.name}` });
    return readKepco(source);
  });
  const years = combineTables(tables);
  const stated = statedMonth(published, years);
  onProgress?.({ done: sources.length, total: sources.length + 1, what: "writing to the lake" });
  let outcome: Outcome = { merged: new Map(), removed: [] };
  const commit = await lake.commit(
    `Import KEPCO: ${sources.map(({ name }) => name).join(", ")}`,
    async (base) => {
      const { sample, derived } = syntheticParts(base, lake.catalogue, ["regional_usage", "national_load"]);
      const merged = await mergeYears(lake, years, stated, signal);
      outcome = { merged, removed: [...new Set(sample.map(({ dataset }) => dataset))] };
      const put = [...merged].flatMap(([year, result]) => (hasChanged(result) ? [usagePart(year, result.rows)] : []));
      return { put: [...put, regionPart()], drop: [...sample, ...derived] };
    },
    signal ? { signal } : {},
  );
  onProgress?.({ done: sources.length + 1, total: sources.length + 1, what: "done" });
  return report(commit, tables, outcome);
}

async function mergeYears(
  lake: Lake,
  years: ReadonlyMap<number, UsageYear>,
  stated: number | undefined,
  signal: AbortSignal | undefined,
): Promise<Map<number, MergedYear>> {
  const stored = await storedUsage(await lake.snapshot(), [...years.keys()], signal);
  return new Map(Array.from(years, ([year, incoming]) => [year, mergeYear(stored.get(year)!, incoming, stated)]));
}

function statedMonth(published: string | undefined, years: ReadonlyMap<number, UsageYear>): number | undefined {
  if (published === undefined) return undefined;
  if (!isMonth(published)) {
    throw new UserError(
      `Cannot import as the month of publication must look like 2024-06: current value is "${published}"`,
    );
  }
  const reaches = Math.max(...Array.from(years.values(), ({ lastMonth }) => lastMonth));
  if (monthIndex(published) <= reaches) {
    throw new UserError(
      `Cannot import as a file that reaches ${monthAt(reaches)} can only be published later: current value is ${published}`,
    );
  }
  return monthIndex(published);
}

function hasChanged({ added, restated, republished }: MergedYear): boolean {
  return added + restated + republished > 0;
}

function report(
  commit: { readonly snapshot: string; readonly changed: boolean },
  tables: readonly UsageTable[],
  { merged, removed }: Outcome,
): ImportReport {
  const sum = (of: keyof Omit<MergedYear, "rows">) => [...merged.values()].reduce((total, year) => total + year[of], 0);
  const counts = { added: sum("added"), restated: sum("restated"), unchanged: sum("unchanged") };
  const republished = sum("republished");
  const lines = [
    ...tables.map(describe),
    commit.changed
      ? `${counts.added} cells added, ${counts.restated} restated, ${counts.unchanged} as before`
      : "nothing new: the lake has all of it already",
    ...(republished > 0 ? [`${republished} cells have another month of publication now`] : []),
    ...(removed.length > 0 ? [`the synthetic sample was removed: ${removed.join(", ")}`] : []),
  ];
  return {
    dataset: "regional_usage",
    snapshot: commit.snapshot,
    changed: commit.changed,
    ...counts,
    removedSample: removed,
    lines,
  };
}

function describe({ file, cells }: UsageTable): string {
  const units = new Set(cells.map(({ region }) => region)).size;
  const months = cells.map(({ month }) => month).sort((a, b) => a - b);
  const missing = cells.filter(({ kwh }) => Number.isNaN(kwh)).length;
  return (
    `${file}: ${cells.length} cells, ${units} of ${regions.length} municipalities, ` +
    `${monthAt(months[0]!)} to ${monthAt(months.at(-1)!)}, ${missing} missing`
  );
}
