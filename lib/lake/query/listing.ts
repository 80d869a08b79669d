import type { DuckDBConnection } from "@duckdb/node-api";
import type { Column } from "#lib/core/dataset.ts";
import type { Catalogue } from "../catalogue.ts";
import { identifier, literal } from "./quote.ts";

/** A relation that the listing shows, with what is known of it without looking. */
export interface Listed {
  readonly name: string;
  readonly rowIs: string | null;
  /** Null where the rows have to be counted. */
  readonly rows: number | null;
  /** Datasets and views that it reads. */
  readonly tables: readonly string[];
}

// A view's own columns carry their unit in the name: energy_gwh.
const UNIT_OF_SUFFIX = `CASE WHEN shown.column_name NOT LIKE '%\\_per\\_%' ESCAPE '\\' THEN
  CASE regexp_extract(shown.column_name, '(?:^|_)(w|kw|mw|wh|kwh|mwh|gwh|twh|krw)$', 1)
    WHEN 'w' THEN 'W' WHEN 'kw' THEN 'kW' WHEN 'mw' THEN 'MW' WHEN 'wh' THEN 'Wh' WHEN 'kwh' THEN 'kWh'
    WHEN 'mwh' THEN 'MWh' WHEN 'gwh' THEN 'GWh' WHEN 'twh' THEN 'TWh' WHEN 'krw' THEN 'KRW' END END`;

/** Creates the view `datasets`: one row a column of each dataset and view. Rows of views are counted when it is read. */
export async function createListing(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  listed: readonly Listed[],
): Promise<void> {
  const relations = listed.map(
    ({ name, rowIs, rows }) =>
      `(${literal(name)}, ${orNull(rowIs)}, ${rows ?? `(SELECT count(*) FROM ${identifier(name)})`})`,
  );
  const columns = listed.flatMap(({ name, tables }) => {
    const known = columnsBehind(catalogue, [name, ...tables]);
    return [...known].map(
      ([column, { unit, meaning }]) =>
        `(${literal(name)}, ${literal(column)}, ${orNull(unit ?? null)}, ${literal(meaning)})`,
    );
  });
  const [noRelation, noColumn] = [
    "(NULL::VARCHAR, NULL::VARCHAR, 0)",
    "(NULL::VARCHAR, NULL::VARCHAR, NULL::VARCHAR, NULL::VARCHAR)",
  ];
  await connection.run(`CREATE VIEW datasets AS
    SELECT relation.dataset, row_is, relation.row_count::BIGINT AS row_count, shown.column_name,
           replace(data_type, 'TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ') AS column_type, coalesce(unit, ${UNIT_OF_SUFFIX}) AS unit, meaning
    FROM (VALUES ${[noRelation, ...relations].join(", ")}) relation(dataset, row_is, row_count)
    JOIN duckdb_columns() shown ON shown.table_name = relation.dataset AND schema_name = 'main' AND NOT internal
    LEFT JOIN (VALUES ${[noColumn, ...columns].join(", ")}) known(dataset, column_name, unit, meaning)
      ON known.dataset = relation.dataset AND known.column_name = shown.column_name
    ORDER BY relation.dataset, column_index`);
}

/** The columns of the datasets read, by name; a name that two of them use with different units is left out. */
function columnsBehind(catalogue: Catalogue, tables: readonly string[]): Map<string, Column> {
  const columns = new Map<string, Column>();
  const unclear = new Set<string>();
  for (const table of tables) {
    const dataset = catalogue.datasets.get(table.replace(/^files\./, ""));
    for (const [name, column] of Object.entries(dataset?.columns ?? {})) {
      const known = columns.get(name);
      if (known && known.unit !== column.unit) unclear.add(name);
      if (!known) columns.set(name, column);
    }
  }
  for (const name of unclear) columns.delete(name);
  return columns;
}

/** What a row of a view is: the first sentence of its first comment, after "One row:" where it begins so. */
export function rowIsOf(sql: string): string | null {
  const comment = /^\s*((?:--[^\n]*\n)+)/.exec(sql)?.[1];
  if (comment === undefined) return null;
  const text = comment
    .replaceAll(/^--\s*/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return text.replace(/^One row:\s*/i, "").split(/[.;](?:\s|$)/)[0] || null;
}

function orNull(text: string | null): string {
  return text === null ? "NULL" : literal(text);
}
