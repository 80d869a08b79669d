import { LRUCache } from "lru-cache";
import type { Dataset } from "#lib/core/dataset.ts";
import type { Catalogue } from "#lib/lake/catalogue.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "./analysis.ts";
import { fileOf } from "./answer-query.ts";
import { mergedSources } from "./merged-sources.ts";
import type { SourceLine } from "./page-content.ts";
import { readQueryFile } from "./query-file.ts";

const known = new LRUCache<string, SourceLine[]>({ max: 200 });

/** Where the rows of an analysis come from: the datasets that its queries read, and those that these are derived from. */
export async function pageSources(
  snapshot: Snapshot,
  catalogue: Catalogue,
  analysis: Analysis,
  folder: string,
): Promise<SourceLine[]> {
  const files = new Set(Object.keys(analysis.queries).map((query) => fileOf(analysis, query)));
  const sqls = await Promise.all([...files].map(async (file) => (await readQueryFile(folder, file)).sql));
  return datasetSources(snapshot, catalogue, sqls);
}

/** Where the rows of some SELECTs come from. */
export async function datasetSources(
  snapshot: Snapshot,
  catalogue: Catalogue,
  sqls: readonly string[],
): Promise<SourceLine[]> {
  const key = JSON.stringify([snapshot.id, snapshot.zone, catalogue.hash, sqls]);
  const kept = known.get(key);
  if (kept) return kept;
  const names = originsOf(catalogue, await snapshot.datasetsOf(sqls));
  const lines: SourceLine[] = [];
  for (const name of names) {
    const dataset = catalogue.datasets.get(name);
    const sql = dataset ? sourcesSql(dataset, snapshot.zone) : undefined;
    if (sql) lines.push(...(await snapshot.query(sql)).rows<SourceLine>());
  }
  const all = lines.length > 0 ? mergedSources(lines) : await timelessSources(snapshot, catalogue, names);
  known.set(key, all);
  return all;
}

/** Sources of rows that have no time of their own, such as timetables: they are shown with that of the weather beside them. */
async function timelessSources(
  snapshot: Snapshot,
  catalogue: Catalogue,
  names: readonly string[],
): Promise<SourceLine[]> {
  const read = names.flatMap((name) => catalogue.datasets.get(name) ?? []);
  const spans = read.flatMap((dataset) => {
    const time = Object.keys(dataset.columns).find((column) => isTime(dataset, column));
    return time
      ? [`SELECT min(${time})::TIMESTAMPTZ AS first, max(${time})::TIMESTAMPTZ AS last FROM ${dataset.name}`]
      : [];
  });
  const stated = read.flatMap(({ name, columns }) =>
    columns.source && columns.quality ? [`SELECT source, quality FROM ${name}`] : [],
  );
  if (spans.length === 0 || stated.length === 0) return [];
  const day = (of: string) => `strftime(timezone('${snapshot.zone}', ${of}), '%Y-%m-%d')`;
  const sql = `WITH span AS (SELECT min(first) AS first, max(last) AS last FROM (${spans.join(" UNION ALL ")}))
    SELECT DISTINCT source, quality, ${day("first")} AS first, ${day("last")} AS last,
      NULL::VARCHAR AS published, NULL::BOOLEAN AS published_stated
    FROM (${stated.join(" UNION ALL ")}), span WHERE first IS NOT NULL ORDER BY quality, source`;
  return (await snapshot.query(sql)).rows<SourceLine>();
}

function isTime({ columns }: Dataset, column: string): boolean {
  return /^(DATE|TIMESTAMPTZ)$/.test(columns[column]?.type ?? "");
}

/** The datasets that were brought in from elsewhere, behind those read: what is read itself first, then what it is derived from. */
function originsOf(catalogue: Catalogue, names: readonly string[]): string[] {
  const found = new Set<string>();
  const follow = (name: string) => {
    const derived = catalogue.derivations.get(name);
    if (derived) for (const input of derived.derivation.inputs) follow(input);
    else found.add(name);
  };
  for (const name of names.filter((each) => !catalogue.derivations.has(each))) follow(name);
  for (const name of names) follow(name);
  return [...found];
}

/** One row a source and quality of a dataset that states both, and a time; undefined for one that does not, such as places. */
function sourcesSql(dataset: Dataset, zone: string): string | undefined {
  const { name, columns, key } = dataset;
  const time = key.find((column) => isTime(dataset, column));
  if (!time || !columns.source || !columns.quality) return undefined;
  const local = columns[time]?.type === "DATE" ? time : `timezone('${zone}', ${time})`;
  const format = time === "month" ? "%Y-%m" : "%Y-%m-%d";
  const published = columns.published
    ? "strftime(max(published), '%Y-%m') AS published, bool_and(published_stated) AS published_stated"
    : "NULL::VARCHAR AS published, NULL::BOOLEAN AS published_stated";
  return `SELECT source, quality, strftime(min(${local}), '${format}') AS first, strftime(max(${local}), '${format}') AS last,
    ${published} FROM ${name} GROUP BY source, quality ORDER BY last DESC, source`;
}
