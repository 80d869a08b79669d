import type { DuckDBConnection } from "@duckdb/node-api";
import type { Columns } from "#lib/core/columns.ts";
import type { Dataset } from "#lib/core/dataset.ts";
import { appendColumns } from "../store/append.ts";
import { identifier } from "./quote.ts";

/** Rows that are read beside those of a snapshot's files, as if they were there. */
export interface Overlay {
  /** Another one where the rows are others. */
  readonly id: string;
  readonly datasets: Readonly<Record<string, OverlayRows>>;
}

export interface OverlayRows {
  readonly columns: Columns;
  /** Whether they take the place of rows of the files that have their key, or give way to them. */
  readonly wins: boolean;
}

/** Lays rows beside a dataset's files: the SELECT of both together, and how many rows came in. */
export async function overlaid(
  connection: DuckDBConnection,
  dataset: Dataset,
  files: string,
  { columns, wins }: OverlayRows,
): Promise<{ readonly select: string; readonly rows: number }> {
  const table = `overlay.${identifier(dataset.name)}`;
  const definition = Object.entries(dataset.columns).map(([name, { type }]) => `${identifier(name)} ${type}`);
  await connection.run(`CREATE SCHEMA IF NOT EXISTS overlay; CREATE TABLE laid (${definition.join(", ")})`);
  await appendColumns(connection, "laid", dataset, columns);
  const key = dataset.key.length > 0 ? dataset.key : dataset.sort;
  const same = key.map((name) => `f.${identifier(name)} IS NOT DISTINCT FROM o.${identifier(name)}`).join(" AND ");
  const time = key.find((name) => dataset.columns[name]!.type === "TIMESTAMPTZ");
  const extent = await extentOf(connection, time);
  const [near, far] = extent && time ? [between(time, extent), `NOT (${between(time, extent)})`] : ["true", "false"];
  const fileRows = (where: string) => `(SELECT * FROM (${files}) WHERE ${where}) f`;
  // Rows that give way do so now, so that no query has to look for them.
  const kept = wins ? "" : ` o ANTI JOIN ${fileRows(near)} ON ${same}`;
  await connection.run(`CREATE TABLE ${table} AS SELECT * FROM laid${kept}; DROP TABLE laid`);
  const [[rows] = []] = await (await connection.run(`SELECT count(*)::INTEGER FROM ${table}`)).getRows();
  const below = wins
    ? `SELECT * FROM ${fileRows(far)} UNION ALL SELECT * FROM ${fileRows(near)} ANTI JOIN ${table} o ON ${same}`
    : files;
  return { select: `${below} UNION ALL SELECT * FROM ${table}`, rows: Number(rows) };
}

async function extentOf(
  connection: DuckDBConnection,
  time: string | undefined,
): Promise<readonly [string, string] | undefined> {
  if (time === undefined) return undefined;
  const of = (bound: string) => `epoch_us(${bound}(${identifier(time)}))::VARCHAR`;
  const [[from, to] = []] = await (await connection.run(`SELECT ${of("min")}, ${of("max")} FROM laid`)).getRows();
  return typeof from === "string" && typeof to === "string" ? [from, to] : undefined;
}

function between(time: string, [from, to]: readonly [string, string]): string {
  return `${identifier(time)} >= make_timestamptz(${from}) AND ${identifier(time)} <= make_timestamptz(${to})`;
}
