import { parquetOf } from "#lib/lake/export/parquet.ts";
import { storedRows } from "#lib/notebook/arrow-rows.ts";
import { csvText } from "#lib/notebook/csv-text.ts";
import { exportName } from "#lib/notebook/export/export-name.ts";
import type { PinnedQuery } from "#lib/notebook/pins/pin.ts";
import { readContent } from "#lib/notebook/pins/store.ts";
import { IMMUTABLE, loadPin, pinHome } from "../../../../_server/pins.ts";
import { problem } from "../../../../_server/problem.ts";

interface Context {
  readonly params: Promise<{ pin: string; answer: string }>;
}

const FORMATS = {
  arrow: { type: "application/vnd.apache.arrow.stream", body: (stream: Uint8Array<ArrayBuffer>) => stream },
  json: {
    type: "application/json",
    body: (stream: Uint8Array<ArrayBuffer>) => JSON.stringify(storedRows(stream).rows, plainList),
  },
  csv: { type: "text/csv; charset=utf-8", body: csvOf },
  parquet: { type: "application/vnd.apache.parquet", body: parquetBody },
} as const;

function parquetBody(
  stream: Uint8Array<ArrayBuffer>,
  { columns }: PinnedQuery,
  metadata: Readonly<Record<string, string>>,
) {
  return parquetOf({ columns, rows: storedRows(stream).rows }, metadata);
}

function csvOf(stream: Uint8Array<ArrayBuffer>): string {
  const { names, rows } = storedRows(stream);
  return csvText(names, rows);
}

/** Lists of numbers come as typed arrays. */
function plainList(_: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
}

/** The rows that a pin keeps of one query: `<query>.<arrow|csv|json|parquet>`. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { pin: id, answer } = await params;
  const [query = "", format = ""] = answer.split(".");
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const kept = Object.hasOwn(pin.queries, query) ? pin.queries[query] : undefined;
  const written = Object.hasOwn(FORMATS, format) ? FORMATS[format as keyof typeof FORMATS] : undefined;
  if (!kept || !written) {
    const queries = Object.keys(pin.queries).join(", ");
    return problem(
      404,
      "No such rows",
      `Rows are <query>.<arrow|csv|json|parquet>, with the queries ${queries}: ${answer}`,
    );
  }
  const metadata = { wattbook: JSON.stringify({ pin: id, snapshot: pin.snapshot, inputs: pin.inputs, sql: kept.sql }) };
  const body = await written.body(await readContent(await pinHome(), kept.rows), kept, metadata);
  const file = encodeURIComponent(exportName([pin.slug, query], pin.snapshot, format));
  return new Response(body, {
    headers: {
      "content-type": written.type,
      "cache-control": IMMUTABLE,
      "content-disposition": `inline; filename*=UTF-8''${file}`,
    },
  });
}
