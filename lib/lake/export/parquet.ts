import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ColumnType, Dataset } from "#lib/core/dataset.ts";
import { identifier, literal } from "../query/quote.ts";
import { appendColumns } from "../store/append.ts";
import { TO_DUCKDB } from "../store/values.ts";
import { withWriter } from "../store/writer.ts";

type Row = Readonly<Record<string, unknown>>;

/** Rows with their columns, as a query gives them. */
export interface TypedRows {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly Row[];
}

/**
 * Rows as a Parquet file (zstd). Columns keep the types that datasets have; numbers of other types become DOUBLE, the rest
 * texts. `metadata` is kept in the file's own key-value metadata.
 */
export async function parquetOf(
  { columns, rows }: TypedRows,
  metadata: Readonly<Record<string, string>> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-parquet-"));
  try {
    const file = path.join(folder, "rows.parquet");
    await withWriter(folder, async (connection) => {
      const types = columns.map(({ name, type }) => [name, storedType(type)] as const);
      const definition = types.map(([name, type]) => `${identifier(name)} ${type}`).join(", ");
      await connection.run(`CREATE TABLE exported (${definition})`);
      await appendColumns(connection, "exported", datasetOf(types), byColumn(types, rows));
      const pairs = Object.entries(metadata).map(([key, value]) => `${identifier(key)}: ${literal(value)}`);
      const kept = pairs.length > 0 ? `, KV_METADATA {${pairs.join(", ")}}` : "";
      await connection.run(`COPY exported TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd${kept})`);
    });
    return Uint8Array.from(await readFile(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function storedType(type: string): ColumnType {
  if (Object.hasOwn(TO_DUCKDB, type)) return type as ColumnType;
  return /^(U?(TINY|SMALL|BIG|HUGE)INT|UINTEGER|FLOAT|DECIMAL)/.test(type) ? "DOUBLE" : "VARCHAR";
}

function datasetOf(types: readonly (readonly [string, ColumnType])[]): Dataset {
  const columns = Object.fromEntries(
    types.map(([name, type]) => [name, { type, meaning: "", nullable: true as const }]),
  );
  return { name: "exported", rowIs: "a row of a query", columns, key: [], sort: [] };
}

function byColumn(types: readonly (readonly [string, ColumnType])[], rows: readonly Row[]) {
  return Object.fromEntries(
    types.map(([name, type]) => [
      name,
      rows.map((row) => (type === "VARCHAR" ? textOf(row[name]) : (row[name] ?? null))),
    ]),
  );
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
