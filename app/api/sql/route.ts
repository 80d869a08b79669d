import { z } from "zod";
import { isUserError } from "#lib/core/user-error.ts";
import { parquetOf } from "#lib/lake/export/parquet.ts";
import { csvText } from "#lib/notebook/csv-text.ts";
import { tableWorkbook } from "#lib/notebook/export/table-workbook.ts";
import { sqlBody } from "../../_server/bodies/sql-body.ts";
import { problem, problemOf } from "../../_server/problem.ts";
import { answerReaderSql, type ReaderAnswer } from "../../_server/reader-sql.ts";
import { shownSnapshot } from "../../_server/snapshot.ts";

const LARGEST_BODY = 200_000;

const FORMATS = {
  arrow: { type: "application/vnd.apache.arrow.stream", body: ({ arrow }: ReaderAnswer) => arrow },
  json: { type: "application/json", body: ({ rows }: ReaderAnswer) => JSON.stringify(rows()) },
  csv: {
    type: "text/csv; charset=utf-8",
    body: ({ columns, rows }: ReaderAnswer) =>
      csvText(
        columns.map(({ name }) => name),
        rows(),
      ),
  },
  parquet: {
    type: "application/vnd.apache.parquet",
    body: ({ columns, rows }: ReaderAnswer) => parquetOf({ columns, rows: rows() }),
  },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body: workbookOf },
} as const;

function workbookOf({ columns, rows, receipt }: ReaderAnswer, sql: string) {
  const cells = rows().map((row) => columns.map(({ name }) => cellOf(row[name])));
  const about = [
    ["sql", sql],
    ["snapshot", receipt.snapshot],
  ] as const;
  return tableWorkbook({ columns: columns.map(({ name }) => name), rows: cells }, about, ["Rows", "Source"]);
}

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value);
}

/** Runs a reader's SELECT: `{sql, snapshot?, format?}`. A query ends when its reader goes. */
export async function POST(request: Request): Promise<Response> {
  const body = await bodyOf(request);
  if (body instanceof Response) return body;
  try {
    const snapshot = await shownSnapshot(body.snapshot ?? null);
    if (!snapshot) return problem(404, "No data", "The lake is empty: import data, or start with the sample");
    const answer = await answerReaderSql(snapshot, body.sql, request);
    const { type, body: written } = FORMATS[body.format];
    return new Response((await written(answer, body.sql)) as BodyInit, {
      headers: {
        "content-type": type,
        "cache-control": "no-store",
        "wattbook-receipt": JSON.stringify(answer.receipt),
      },
    });
  } catch (error) {
    if (request.signal.aborted) return problem(499, "The reader has gone", "The query was cancelled");
    return isUserError(error) ? problem(400, "The query cannot be answered", error.message) : problemOf(error);
  }
}

async function bodyOf(request: Request): Promise<z.infer<typeof sqlBody> | Response> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    return problem(415, "Not JSON", "Send the query as application/json: {sql, snapshot?, format?}");
  }
  const length = Number(request.headers.get("content-length") ?? "0");
  if (length > LARGEST_BODY) return tooLong();
  const text = await request.text();
  if (text.length > LARGEST_BODY) return tooLong();
  try {
    return sqlBody.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const detail = issue ? `${issue.path.join(".") || "The body"}: ${issue.message}` : "The body is no JSON";
    return problem(400, "Bad request", `${detail}. Send {sql, snapshot?, format?: arrow|json|csv|parquet|xlsx}`);
  }
}

function tooLong(): Response {
  return problem(413, "Too long", `A query may have ${LARGEST_BODY / 1000} kB: shorten it`);
}
