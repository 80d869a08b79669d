import type { QueryResult } from "#lib/lake/snapshot.ts";
import { csvOfRows } from "./csv-of-rows.ts";

/** The rows of a query as CSV (RFC 4180): header first, missing values empty. */
export function csvText(result: QueryResult): string {
  return csvOfRows(
    result.columns.map(({ name }) => name),
    result.rows(),
  );
}
