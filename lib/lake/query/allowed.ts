import { UserError } from "#lib/core/user-error.ts";
import type { Inspection } from "./inspect.ts";

/**
 * Table functions a reader may call. Others read memory by its address (arrow_scan), start logs and profiles that write
 * files, run SQL out of texts, or read files.
 */
const TABLE_FUNCTIONS: ReadonlySet<string> = new Set([
  "duckdb_columns",
  "duckdb_functions",
  "duckdb_keywords",
  "duckdb_types",
  "duckdb_views",
  "generate_series",
  "histogram",
  "histogram_values",
  "icu_calendar_names",
  "json_each",
  "json_tree",
  "pg_timezone_names",
  "pragma_show",
  "pragma_table_info",
  "pragma_version",
  "query_table",
  "range",
  "repeat",
  "repeat_row",
  "summary",
  "unnest",
]);

/** Scalar functions that change something for those who come after, only wait, or tell what is not the lake's. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  "current_setting",
  "json_serialize_plan",
  "setseed",
  "sleep_ms",
  "write_log",
]);

/** Refuses a select that calls what it may not. */
export function checkAllowed({ functions, tableFunctions }: Inspection): void {
  const refused =
    tableFunctions.find((name) => !TABLE_FUNCTIONS.has(name)) ?? functions.find((name) => FORBIDDEN.has(name));
  if (refused === undefined) return;
  throw new UserError(`Cannot run the query as ${refused} may not be called here: query the views that datasets lists`);
}
