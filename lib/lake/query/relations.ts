import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Catalogue, View } from "../catalogue.ts";
import { type Manifest, type Part, partPath } from "../store/manifest.ts";
import { columnTypes } from "../store/part.ts";
import { inspect } from "./inspect.ts";
import { createListing, type Listed, rowIsOf } from "./listing.ts";
import { type Overlay, type OverlayRows, overlaid } from "./overlay.ts";
import { identifier, literal } from "./quote.ts";

/** What stands behind each relation of a snapshot. */
export interface Behind {
  /** Rows in files. */
  readonly rows: ReadonlyMap<string, number>;
  /** Datasets, itself where it is one. */
  readonly datasets: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Creates, with the rows of an overlay, `files.<dataset>` for every dataset, the views over them, and `datasets`. */
export async function createRelations(
  connection: DuckDBConnection,
  lakeDir: string,
  manifest: Manifest,
  catalogue: Catalogue,
  overlay?: Overlay,
): Promise<Behind> {
  await connection.run("CREATE SCHEMA files");
  const rowsBehind = new Map<string, number>();
  const datasetsBehind = new Map<string, ReadonlySet<string>>();
  const listed: Listed[] = [];
  for (const dataset of catalogue.datasets.values()) {
    const { name, rowIs } = dataset;
    const parts = manifest.parts.filter((part) => part.dataset === name);
    const laid = overlay?.datasets[name];
    const more = await createBase(connection, lakeDir, dataset, parts, laid);
    const rows = parts.reduce((sum, part) => sum + part.rows, more);
    rowsBehind.set(`files.${name}`, rows);
    datasetsBehind.set(`files.${name}`, new Set([name]));
    if (catalogue.views.has(name)) continue;
    rowsBehind.set(name, rows);
    datasetsBehind.set(name, new Set([name]));
    listed.push({ name, rowIs, rows, tables: [] });
    await connection.run(`CREATE VIEW ${identifier(name)} AS FROM files.${identifier(name)}`);
  }
  for (const { view, tables } of await inOrder(connection, catalogue)) {
    const { name } = view;
    try {
      await connection.run(`CREATE VIEW ${identifier(name)} AS ${view.sql}`);
    } catch (error) {
      throw new UserError(`Cannot create the view of ${view.file}: ${firstLine(error)}`, { cause: error });
    }
    rowsBehind.set(
      name,
      tables.reduce((sum, table) => sum + (rowsBehind.get(table) ?? 0), 0),
    );
    datasetsBehind.set(name, new Set(tables.flatMap((table) => [...(datasetsBehind.get(table) ?? [])])));
    const below = tables.flatMap((table) => [table, ...(listed.find((each) => each.name === table)?.tables ?? [])]);
    const rowIs = rowIsOf(view.sql) ?? catalogue.datasets.get(name)?.rowIs ?? null;
    listed.push({ name, rowIs, rows: null, tables: below });
  }
  await createListing(connection, catalogue, listed);
  return { rows: rowsBehind, datasets: datasetsBehind };
}

async function createBase(
  connection: DuckDBConnection,
  lakeDir: string,
  dataset: Dataset,
  parts: readonly Part[],
  laid: OverlayRows | undefined,
): Promise<number> {
  try {
    const files = selectParts(lakeDir, dataset, parts);
    const { select, rows } = laid ? await overlaid(connection, dataset, files, laid) : { select: files, rows: 0 };
    await connection.run(`CREATE VIEW files.${identifier(dataset.name)} AS ${select}`);
    return rows;
  } catch (error) {
    throw new UserError(
      `Cannot open the snapshot as a file of ${dataset.name} cannot be read: see wattbook lake verify (${firstLine(error)})`,
      { cause: error },
    );
  }
}

/** The rows of a dataset's parts, each column of the type the dataset has now, NULL where a part was written without it. */
export function selectParts(lakeDir: string, dataset: Dataset, parts: readonly Part[]): string {
  const wanted = Object.entries(columnTypes(dataset));
  const selects = [...Map.groupBy(parts, (part) => JSON.stringify(part.columns)).values()].map((group) => {
    const files = group.map((part) => literal(partPath(lakeDir, part.sha256))).join(", ");
    const columns = wanted.map(([name, type]) => {
      const stored = group[0]!.columns[name];
      if (stored === type) return identifier(name);
      return `${stored === undefined ? "NULL" : identifier(name)}::${type} AS ${identifier(name)}`;
    });
    return `SELECT ${columns.join(", ")} FROM read_parquet([${files}])`;
  });
  if (selects.length === 0) {
    return `SELECT ${wanted.map(([name, type]) => `NULL::${type} AS ${identifier(name)}`).join(", ")} WHERE false`;
  }
  return selects.join(" UNION ALL ");
}

/** The views, each after those it reads. */
async function inOrder(
  connection: DuckDBConnection,
  catalogue: Catalogue,
): Promise<{ view: View; tables: readonly string[] }[]> {
  const placed: { view: View; tables: readonly string[] }[] = [];
  const done = new Set<string>();
  const place = async (name: string, above: readonly string[]): Promise<void> => {
    const view = catalogue.views.get(name);
    if (!view || done.has(name)) return;
    if (above.includes(name)) {
      throw new UserError(`Cannot create the views of data/views as they go round: ${[...above, name].join(" → ")}`);
    }
    const tables = await tablesOfView(connection, view);
    for (const table of tables) await place(table, [...above, name]);
    done.add(name);
    placed.push({ view, tables });
  };
  for (const name of catalogue.views.keys()) await place(name, []);
  return placed;
}

async function tablesOfView(connection: DuckDBConnection, view: View): Promise<readonly string[]> {
  try {
    return (await inspect(connection, view.sql)).tables;
  } catch (error) {
    throw new UserError(`Cannot read the view of ${view.file}: ${firstLine(error)}`, { cause: error });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
}
