import type { Dataset } from "#lib/core/dataset.ts";
import { identifier, literal } from "../query/quote.ts";

/** A row of {@link groupsSql}. */
export interface GroupRow {
  /** JSON object of texts. */
  readonly key: string;
  readonly rows: bigint | number;
  readonly first: string | null;
  readonly last: string | null;
}

type Side = "added" | "removed";

/** How many groups the first `depth` columns of the key make of the rows that only one side has. */
export function groupCountSql(dataset: Dataset, side: Side, depth: number): string {
  return `SELECT count(*) FROM (SELECT DISTINCT ${keyNames(dataset, depth).join(", ")} ${onlyOn(dataset, side)})`;
}

/** One row a group of rows that only one side has, in the order of the key. */
export function groupsSql(dataset: Dataset, side: Side, depth: number, limit: number): string {
  const names = keyNames(dataset, depth);
  const key = dataset.key.slice(0, depth).map((name) => `${literal(name)}, coalesce(${identifier(name)}::VARCHAR, '')`);
  const time = dataset.key.slice(depth).find((name) => /^(DATE|TIMESTAMP)/.test(dataset.columns[name]?.type ?? ""));
  const span = (of: "min" | "max") => (time ? `${of}(${identifier(time)})::VARCHAR` : "NULL");
  return `SELECT json_object(${key.join(", ")})::VARCHAR AS key, count(*) AS rows, ${span("min")} AS first, ${span("max")} AS last
    ${onlyOn(dataset, side)} GROUP BY ${names.join(", ")} ORDER BY ${names.join(", ")} LIMIT ${limit}`;
}

function keyNames({ key }: Dataset, depth: number): string[] {
  return key.slice(0, depth).map(identifier);
}

function onlyOn({ key }: Dataset, side: Side): string {
  const [here, there] = side === "added" ? (["is_rows", "was_rows"] as const) : (["was_rows", "is_rows"] as const);
  const same = key.map((name) => `o.${identifier(name)} IS NOT DISTINCT FROM h.${identifier(name)}`).join(" AND ");
  return `FROM ${here} h WHERE NOT EXISTS (FROM ${there} o WHERE ${same})`;
}
