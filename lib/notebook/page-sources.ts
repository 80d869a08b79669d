import { LRUCache } from "lru-cache";
import type { Dataset } from "#lib/core/dataset.ts";
import type { Catalogue } from "#lib/lake/catalogue.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "./analysis.ts";
import { fileOf } from "./answer-query.ts";
import { mergedSources } from "./merged-sources.ts";
import type { PartLine, SourceLine } from "./page-content.ts";
import { readQueryFile } from "./query-file.ts";

const known = new LRUCache<string, PartLine[]>({ max: 200 });

/**
 * Where the rows of an analysis come from: the datasets that its queries read, and those that these are derived from. What the
 * queries read themselves is told part by part.
 */
export async function pageSources(
  snapshot: Snapshot,
  catalogue: Catalogue,
  analysis: Analysis,
  folder: string,
): Promise<PartLine[]> {
  const files = new Set(Object.keys(analysis.queries).map((query) => fileOf(analysis, query)));
  const sqls = await Promise.all([...files].map(async (file) => (await readQueryFile(folder, file)).sql));
  return partSources(snapshot, catalogue, sqls, Object.keys(analysis.parts ?? {}));
}

/** Where the rows of some SELECTs come from. */
export async function datasetSources(
  snapshot: Snapshot,
  catalogue: Catalogue,
  sqls: readonly string[],
): Promise<SourceLine[]> {
  return mergedSources(await partSources(snapshot, catalogue, sqls, []));
}

async function partSources(
  snapshot: Snapshot,
  catalogue: Catalogue,
  sqls: readonly string[],
  parts: readonly string[],
): Promise<PartLine[]> {
  const key = JSON.stringify([snapshot.id, snapshot.zone, catalogue.hash, sqls, parts]);
  const kept = known.get(key);
  if (kept) return kept;
  const read = await snapshot.datasetsOf(sqls);
  const lines: PartLine[] = [];
  for (const name of originsOf(catalogue, read)) {
    const dataset = catalogue.datasets.get(name);
    const own = read.includes(name) && dataset ? parts.filter((column) => dataset.columns[column]) : [];
    const sql = dataset ? sourcesSql(dataset, snapshot.zone, own) : undefined;
    if (!sql) continue;
    for (const { part, ...line } of (await snapshot.query(sql)).rows<SourceLine & { part: string[] }>()) {
      lines.push({ ...line, part: Object.fromEntries(own.map((column, i) => [column, part[i] as string])) });
    }
  }
  known.set(key, lines);
  return lines;
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

/** One row a source, quality and part of a dataset that states both; undefined for one that does not, such as places. */
function sourcesSql({ name, columns, key }: Dataset, zone: string, parts: readonly string[]): string | undefined {
  if (!columns.source || !columns.quality) return undefined;
  const time = key.find((column) => /^(DATE|TIMESTAMPTZ)$/.test(columns[column]?.type ?? ""));
  const day = (of: "min" | "max") => {
    if (!time) return "NULL::VARCHAR";
    const local = columns[time]?.type === "DATE" ? time : `timezone('${zone}', ${time})`;
    return `strftime(${of}(${local}), '${time === "month" ? "%Y-%m" : "%Y-%m-%d"}')`;
  };
  const published = columns.published
    ? "strftime(max(published), '%Y-%m') AS published, bool_and(published_stated) AS published_stated"
    : "NULL::VARCHAR AS published, NULL::BOOLEAN AS published_stated";
  return `SELECT source, quality, ${day("min")} AS first, ${day("max")} AS last, ${published}, [${parts.join(", ")}]::VARCHAR[] AS part
    FROM ${name} GROUP BY ${["source", "quality", ...parts].join(", ")} ORDER BY last DESC, source`;
}
