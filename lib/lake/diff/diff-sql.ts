import type { Dataset } from "#lib/core/dataset.ts";
import { identifier, literal } from "../query/quote.ts";

/** A row of {@link cellsSql}. */
export interface CellRow {
  /** JSON object of texts. */
  readonly key: string;
  readonly column_name: string;
  readonly was: number | null;
  readonly is: number | null;
}

/** Columns that hold a row's values: its numbers. */
function valueColumns({ columns, key }: Dataset): string[] {
  return Object.entries(columns).flatMap(([name, { type }]) =>
    !key.includes(name) && /^(DOUBLE|INTEGER|BIGINT)$/.test(type) ? [name] : [],
  );
}

/** Columns that say something about a row: source, quality, publication. */
function otherColumns(dataset: Dataset): string[] {
  const values = valueColumns(dataset);
  return Object.keys(dataset.columns).filter((name) => !dataset.key.includes(name) && !values.includes(name));
}

/** One row: how many rows and values differ between `was_rows` and `is_rows`. */
export function countsSql(dataset: Dataset): string {
  const restated = valueColumns(dataset).map((name) => `(${differs(name)})::INTEGER`);
  const cells = restated.length > 0 ? restated.join(" + ") : "0";
  const described = otherColumns(dataset).map(differs);
  return `SELECT coalesce(sum(cells), 0)::BIGINT AS restated_cells,
      count(*) FILTER (cells > 0) AS restated_rows,
      count(*) FILTER (NOT in_was) AS added_rows,
      count(*) FILTER (NOT in_is) AS removed_rows,
      count(*) FILTER (in_was AND in_is AND cells = 0 AND redescribed) AS redescribed_rows
    FROM (SELECT was.there IS NOT NULL AS in_was, "is".there IS NOT NULL AS in_is,
                 CASE WHEN in_was AND in_is THEN ${cells} ELSE 0 END AS cells,
                 ${described.length > 0 ? described.join(" OR ") : "false"} AS redescribed
          ${joined(dataset)})`;
}

/** One row a value that differs, in the order of the key. */
export function cellsSql(dataset: Dataset, limit: number): string {
  const key = dataset.key.map((name) => `${literal(name)}, coalesce(was.${identifier(name)}::VARCHAR, '')`).join(", ");
  const order = dataset.key.map((_, i) => `k${i}`);
  const keys = dataset.key.map((name, i) => `was.${identifier(name)} AS k${i}`).join(", ");
  const selects = valueColumns(dataset).map(
    (name) => `SELECT ${keys}, json_object(${key})::VARCHAR AS key, ${literal(name)} AS column_name,
      was.${identifier(name)}::DOUBLE AS was, "is".${identifier(name)}::DOUBLE AS "is"
      ${joined(dataset)} WHERE was.there AND "is".there AND ${differs(name)}`,
  );
  return `SELECT key, column_name, was, "is" FROM (${selects.join(" UNION ALL ")})
    ORDER BY ${[...order, "column_name"].join(", ")} LIMIT ${limit}`;
}

function differs(name: string): string {
  return `was.${identifier(name)} IS DISTINCT FROM "is".${identifier(name)}`;
}

function joined({ key }: Dataset): string {
  const on = key.map((name) => `was.${identifier(name)} IS NOT DISTINCT FROM "is".${identifier(name)}`).join(" AND ");
  return `FROM (SELECT *, true AS there FROM was_rows) was FULL JOIN (SELECT *, true AS there FROM is_rows) "is" ON ${on}`;
}
