import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Catalogue, View } from "../catalogue.ts";
import { type Manifest, type Part, partPath } from "../store/manifest.ts";
import { columnTypes } from "../store/part.ts";
import { identifier, literal } from "./quote.ts";
import { tablesOf } from "./tables.ts";

/** Creates `files.<dataset>` for every dataset and the views over them. Returns the rows in the files behind each. */
export async function createRelations(
  connection: DuckDBConnection,
  lakeDir: string,
  manifest: Manifest,
  catalogue: Catalogue,
): Promise<Map<string, number>> {
  await connection.run("CREATE SCHEMA files");
  const rowsBehind = new Map<string, number>();
  for (const dataset of catalogue.datasets.values()) {
    const parts = manifest.parts.filter((part) => part.dataset === dataset.name);
    await connection.run(`CREATE VIEW files.${identifier(dataset.name)} AS ${selectParts(lakeDir, dataset, parts)}`);
    rowsBehind.set(
      `files.${dataset.name}`,
      parts.reduce((sum, part) => sum + part.rows, 0),
    );
    if (!catalogue.views.has(dataset.name)) {
      await connection.run(`CREATE VIEW ${identifier(dataset.name)} AS FROM files.${identifier(dataset.name)}`);
      rowsBehind.set(dataset.name, rowsBehind.get(`files.${dataset.name}`)!);
    }
  }
  for (const { view, tables } of await inOrder(connection, catalogue)) {
    try {
      await connection.run(`CREATE VIEW ${identifier(view.name)} AS ${view.sql}`);
    } catch (error) {
      throw new UserError(`Cannot create the view of ${view.file}: ${firstLine(error)}`, { cause: error });
    }
    rowsBehind.set(
      view.name,
      tables.reduce((sum, table) => sum + (rowsBehind.get(table) ?? 0), 0),
    );
  }
  return rowsBehind;
}

/** The rows of a dataset's parts, each column of the type the dataset has now, NULL where a part was written without it. */
function selectParts(lakeDir: string, dataset: Dataset, parts: readonly Part[]): string {
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
    return await tablesOf(connection, view.sql);
  } catch (error) {
    throw new UserError(`Cannot read the view of ${view.file}: ${firstLine(error)}`, { cause: error });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
}
