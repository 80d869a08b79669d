import { readdir } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type Part, partPath } from "../store/manifest.ts";

/** DuckDB alone over the Parquet files of a lake: what our queries are measured against. */
export async function duckdbAlone(lakeDir: string, dataset: string, reference: string) {
  const files = (await readdir(path.join(lakeDir, "parts"))).map((name) => `'${path.join(lakeDir, "parts", name)}'`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("SET parquet_metadata_cache = true; SET TimeZone = 'UTC'");
  const holding = async (column: string) => {
    const names = await Promise.all(
      files.map(async (file) => {
        const found = await connection.run(`SELECT 1 FROM parquet_schema(${file}) WHERE name = '${column}'`);
        return (await found.getRows()).length > 0 ? [file] : [];
      }),
    );
    return names.flat().join(", ");
  };
  await connection.run(`CREATE VIEW ${dataset} AS FROM read_parquet([${await holding("interval_start")}])`);
  await connection.run(`CREATE VIEW ${reference} AS FROM read_parquet([${await holding("circuit")}])`);
  return {
    run: async (sql: string) => (await connection.run(sql)).getRows(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** DuckDB alone over one Parquet file: all of its rows. */
export async function parquetAlone(file: string) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  return {
    rows: async () => (await connection.run(`FROM read_parquet('${file}')`)).getRows(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** DuckDB alone over the parts of a snapshot: a view a dataset. */
export async function partsAlone(lakeDir: string, parts: readonly Part[]) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("SET parquet_metadata_cache = true; SET TimeZone = 'UTC'");
  for (const [dataset, of] of Map.groupBy(parts, (part) => part.dataset)) {
    const files = of.map(({ sha256 }) => `'${partPath(lakeDir, sha256)}'`).join(", ");
    await connection.run(`CREATE VIEW ${dataset} AS FROM read_parquet([${files}])`);
  }
  return {
    rows: async (sql: string) => (await connection.run(sql)).getRows(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
