import { createHash } from "node:crypto";
import { deviceReadings } from "#lib/ingest/device-readings.ts";
import { deviceRollups } from "#lib/ingest/device-rollups.ts";
import type { QueryResult } from "#lib/lake/snapshot.ts";
import { csvText } from "#lib/notebook/csv-text.ts";
import { problem, problemOf } from "../../_server/problem.ts";
import { askedReadings } from "../../_server/readings/asked-readings.ts";
import { storeReadings } from "../../_server/readings/store-readings.ts";
import { readNow } from "../../_server/tail.ts";

const MOST_ROWS = 500_000;

const FORMATS = {
  arrow: { type: "application/vnd.apache.arrow.stream", body: (result: QueryResult) => result.arrow() },
  json: { type: "application/json", body: (result: QueryResult) => JSON.stringify(result.rows()) },
  csv: {
    type: "text/csv; charset=utf-8",
    body: (result: QueryResult) =>
      csvText(
        result.columns.map(({ name }) => name),
        result.rows(),
      ),
  },
} as const;

/**
 * Readings of a device, what came a moment ago included:
 * `?device=…&metric=…&from=…&to=…&grain=raw|15min|hour|day&points=n&format=json|csv|arrow`. A query ends when its reader goes.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = askedReadings(new URL(request.url).searchParams, Date.now());
  if (asked instanceof Response) return asked;
  const { signal } = request;
  try {
    const { tail, snapshot } = await readNow();
    const fresh = tail.devices.get(asked.device) ?? [];
    // Of what the answer is made: it is known before the query runs.
    const of = JSON.stringify([asked, snapshot.id, fresh]);
    const etag = `W/"${createHash("sha256").update(of).digest("base64url")}"`;
    // The answer moves: it may be kept, but not used again without asking.
    const kept = { etag, "cache-control": "no-cache" };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: kept });
    const { grain } = asked;
    const options = { signal, maxRows: MOST_ROWS };
    const result =
      grain === "raw"
        ? await deviceReadings(snapshot, fresh, asked, options)
        : await deviceRollups(snapshot, fresh, { ...asked, grain }, options);
    const { type, body } = FORMATS[asked.format];
    const headers = {
      ...kept,
      "content-type": type,
      "wattbook-receipt": JSON.stringify({
        ...{ rows: result.rowCount, ms: result.stats.ms, rowsScanned: result.stats.rowsScanned },
        ...{ snapshot: snapshot.id, tail: fresh.length, tailLeftOut: tail.leftOut },
      }),
    };
    return new Response(body(result) as BodyInit, { headers });
  } catch (error) {
    if (signal.aborted) return problem(499, "The reader has gone", "The query was cancelled");
    return problemOf(error);
  }
}

/** Stores readings: one, several, NDJSON or CSV. Answers once they are on the disk. */
export function POST(request: Request): Promise<Response> {
  return storeReadings(request);
}
