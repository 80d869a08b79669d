import { Type, tableFromIPC } from "@uwdata/flechette";
import type { ChartColumn } from "#lib/plot/chart-spec.ts";
import { saidHere } from "../../_ui/send-json.ts";

/** How a query went. */
export interface SqlReceipt {
  readonly rows: number;
  readonly rowsScanned: number;
  readonly ms: number;
  readonly snapshot: string;
  readonly sandbox?: string;
}

export interface SqlResult {
  readonly columns: readonly Pick<ChartColumn, "name" | "kind" | "isInstant">[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly receipt: SqlReceipt;
}

/** A query that was refused or stopped, with the reason, and its line where that is known. */
export class SqlProblem extends Error {
  override readonly name = "SqlProblem";
  readonly line: number | undefined;

  constructor(detail: string, line: number | undefined) {
    super(detail);
    this.line = line;
  }
}

/** Posts a query in one of the server's formats. */
export async function postSql(
  sql: string,
  snapshot: string,
  format: "arrow" | "csv" | "json" | "parquet" | "xlsx",
  signal?: AbortSignal,
): Promise<Response> {
  const response = await fetch("/api/sql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sql, snapshot, format }),
    ...(signal ? { signal } : {}),
  });
  if (response.ok) return response;
  if (!response.headers.get("content-type")?.includes("json")) throw new SqlProblem(response.statusText, undefined);
  const { detail, title, line } = (await response.json()) as { detail?: string; title?: string; line?: number };
  const text = detail ?? title ?? response.statusText;
  throw new SqlProblem(await saidHere(text), line ?? lineIn(text, sql));
}

/** The line that a message names; a query of one line has no other. */
function lineIn(message: string, sql: string): number | undefined {
  const named = /\(line (\d+)\)/.exec(message)?.[1];
  if (named !== undefined) return Number(named);
  return /^Cannot run the query: /.test(message) && !sql.trim().includes("\n") ? 1 : undefined;
}

export async function askSql(sql: string, snapshot: string, signal: AbortSignal): Promise<SqlResult> {
  const response = await postSql(sql, snapshot, "arrow", signal);
  const receipt = JSON.parse(response.headers.get("wattbook-receipt") ?? "{}") as SqlReceipt;
  return { ...readResult(new Uint8Array(await response.arrayBuffer())), receipt };
}

/** Columns and rows of an Arrow stream; integers too large for a number are texts. */
function readResult(bytes: Uint8Array): Pick<SqlResult, "columns" | "rows"> {
  const table = tableFromIPC(bytes, { useBigInt: true, useDate: false, useProxy: false });
  const columns = table.schema.fields.map(({ name, type }) => ({
    name,
    kind: kindOf(type.typeId),
    isInstant: type.typeId === Type.Timestamp && "timezone" in type && Boolean(type.timezone),
  }));
  const rows = table.toArray() as Record<string, unknown>[];
  for (const { name, type } of table.schema.fields) {
    const { typeId } = type;
    if (typeId === Type.Date) replace(rows, name, (value) => isoTime(value).slice(0, 10));
    else if (typeId === Type.Timestamp) {
      const zone = (type as { timezone?: string | null }).timezone ? "Z" : "";
      replace(
        rows,
        name,
        (value) =>
          isoTime(value)
            .replace(/(\.\d*?)0+Z$/, "$1")
            .replace(/\.?Z?$/, "") + zone,
      );
    } else if (kindOf(typeId) === "number") replace(rows, name, exactNumber);
  }
  return { columns, rows };
}

function replace(rows: readonly Record<string, unknown>[], name: string, write: (value: unknown) => unknown): void {
  for (const row of rows) if (row[name] !== null && row[name] !== undefined) row[name] = write(row[name]);
}

function isoTime(value: unknown): string {
  const date = new Date(Number(value));
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString();
}

function exactNumber(value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function kindOf(typeId: number): ChartColumn["kind"] {
  if (typeId === Type.Int || typeId === Type.Float || typeId === Type.Decimal) return "number";
  if (typeId === Type.Date || typeId === Type.Timestamp) return "time";
  if (typeId === Type.Bool) return "boolean";
  return typeId === Type.Utf8 || typeId === Type.LargeUtf8 || typeId === Type.Dictionary ? "text" : "other";
}
