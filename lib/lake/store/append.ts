import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from "@duckdb/node-api";
import type { Columns } from "#lib/core/columns.ts";
import type { ColumnType, Dataset } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";
import { copyTyped, typedValues } from "./append-typed.ts";
import { TO_DUCKDB, type ToDuckDB, UnfitValue } from "./values.ts";

const CHUNK_ROWS = 2048;

/** Appends rows held by column to a table whose columns are those of the dataset. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  dataset: Dataset,
  columns: Columns,
): Promise<void> {
  const names = Object.keys(dataset.columns);
  const rows = checkColumns(dataset, columns);
  const sources = names.map((name) => {
    const { type } = dataset.columns[name]!;
    const values = columns[name]!;
    return { name, type, values, typed: typedValues(type, values) };
  });
  const appender = await connection.createAppender(table);
  try {
    const types = names.map((_, i) => appender.columnType(i));
    for (let start = 0; start < rows; start += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, rows - start);
      appender.appendDataChunk(chunkOf(dataset, types, sources, start, count));
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

interface Source {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: ArrayLike<unknown>;
  readonly typed: ReturnType<typeof typedValues>;
}

function chunkOf(
  dataset: Dataset,
  types: readonly DuckDBType[],
  columns: readonly Source[],
  start: number,
  count: number,
): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, count);
  columns.forEach(({ name, type, values, typed }, i) => {
    if (typed) copyTyped(chunk, i, typed, start, count);
    else chunk.setColumnValues(i, convert(dataset, name, type, values, start, count));
  });
  return chunk;
}

function convert(
  dataset: Dataset,
  name: string,
  type: ColumnType,
  values: ArrayLike<unknown>,
  start: number,
  count: number,
): DuckDBValue[] {
  const toDuckDB: ToDuckDB = TO_DUCKDB[type];
  const converted = new Array<DuckDBValue>(count);
  for (let i = 0; i < count; i++) {
    const value = values[start + i];
    try {
      converted[i] = value === null ? null : toDuckDB(value);
    } catch (error) {
      if (!(error instanceof UnfitValue)) throw error;
      throw new UserError(
        `Cannot write ${dataset.name} as ${name} must be ${error.message}, or null: row ${start + i} has ${show(value)}`,
        { cause: error },
      );
    }
  }
  return converted;
}

/** Every column once, none unknown, all of one length; returns that length. */
function checkColumns(dataset: Dataset, columns: Columns): number {
  const names = Object.keys(dataset.columns);
  const missing = names.filter((name) => !(name in columns));
  const unknown = Object.keys(columns).filter((name) => !(name in dataset.columns));
  if (missing.length > 0)
    throw new UserError(`Cannot write ${dataset.name} as these columns are missing: ${missing.join(", ")}`);
  if (unknown.length > 0)
    throw new UserError(`Cannot write ${dataset.name} as it has no such column: ${unknown.join(", ")}`);
  const rows = columns[names[0]!]!.length;
  const uneven = names.find((name) => columns[name]!.length !== rows);
  if (uneven !== undefined) {
    throw new UserError(
      `Cannot write ${dataset.name} as its columns differ in length: ${names[0]} has ${rows}, ${uneven} ${columns[uneven]!.length}`,
    );
  }
  return rows;
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
