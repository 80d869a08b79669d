import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { ColumnType, Dataset } from "#lib/core/dataset.ts";
import { identifier, literal } from "../query/quote.ts";
import { appendColumns } from "./append.ts";
import { checkRows } from "./check-rows.ts";
import { placeDurably, syncPath, temporaryName } from "./durable.ts";
import { type Part, partPath } from "./manifest.ts";
import type { PartWrite, SelectWrite } from "./part-write.ts";

// Read in two thirds of the time that zstd in groups of 122,880 takes, for a tenth more bytes: see lib/README.md, Measured.
const LAYOUT = "PARQUET_VERSION V2, COMPRESSION lz4_raw, ROW_GROUP_SIZE 307200";

/**
 * Writes one part: checked, sorted, under the name its bytes hash to. Nothing points to it yet. The same rows give the same
 * bytes: one thread, a total order (sort columns, then the key), fixed row groups.
 */
export async function writePart(
  connection: DuckDBConnection,
  lakeDir: string,
  dataset: Dataset,
  write: PartWrite | SelectWrite,
): Promise<Part> {
  await fillTable(connection, dataset, write);
  return placeTable(connection, lakeDir, dataset, write);
}

/** Writes the part that a table or view named `part` holds, as {@link writePart} does. */
export async function placeTable(
  connection: DuckDBConnection,
  lakeDir: string,
  dataset: Dataset,
  { partition, provenance }: Pick<PartWrite, "partition" | "provenance">,
): Promise<Part> {
  const rows = await checkRows(connection, dataset, partition);
  const temporary = path.join(lakeDir, "tmp", temporaryName("part.parquet"));
  try {
    const order = [...new Set([...dataset.sort, ...dataset.key])].map(identifier).join(", ");
    await connection.run(
      `COPY (FROM part${order === "" ? "" : ` ORDER BY ${order}`}) TO ${literal(temporary)} ` +
        `(FORMAT parquet, ${LAYOUT})`,
    );
    await syncPath(temporary);
    const sha256 = await hashFile(temporary);
    const { size: bytes } = await stat(temporary);
    await placeDurably(temporary, partPath(lakeDir, sha256));
    return { dataset: dataset.name, partition, sha256, bytes, rows, columns: columnTypes(dataset), provenance };
  } finally {
    await rm(temporary, { force: true });
  }
}

async function fillTable(
  connection: DuckDBConnection,
  dataset: Dataset,
  write: PartWrite | SelectWrite,
): Promise<void> {
  await createTable(connection, dataset);
  if ("columns" in write) await appendColumns(connection, "part", dataset, write.columns);
  else if ("select" in write) await connection.run(`INSERT INTO part BY NAME ${write.select}`);
  else await connection.run(`INSERT INTO part BY NAME FROM read_parquet(${literal(write.file)})`);
}

/** Makes the empty table `part` with the columns of a dataset. */
export async function createTable(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
  const definition = Object.entries(dataset.columns).map(([name, { type }]) => `${identifier(name)} ${type}`);
  await connection.run(`CREATE OR REPLACE TABLE part (${definition.join(", ")})`);
}

/** The columns of a dataset, name to type. */
export function columnTypes(dataset: Dataset): Record<string, ColumnType> {
  return Object.fromEntries(Object.entries(dataset.columns).map(([name, { type }]) => [name, type]));
}

/** SHA-256 of a file's bytes, in hexadecimal digits. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
