import type { DataType } from "@uwdata/flechette";
import { Type, tableFromIPC } from "@uwdata/flechette";

type Row = Record<string, unknown>;

/**
 * The rows of an Arrow stream as plain objects, as the server gives them: numbers are numbers, missing is null, a DATE is
 * "YYYY-MM-DD", a TIMESTAMP an ISO text, a TIMESTAMPTZ one in UTC that ends in Z.
 */
export function arrowRows(bytes: Uint8Array): Row[] {
  return storedRows(bytes).rows;
}

/** The rows of an Arrow stream, and the names of its columns, which are there without rows as well. */
export function storedRows(bytes: Uint8Array): { readonly names: readonly string[]; readonly rows: Row[] } {
  const table = tableFromIPC(bytes, { useBigInt: false, useDate: false, useProxy: false });
  const rows = table.toArray() as Row[];
  for (const { name, type } of table.schema.fields) {
    const text = timeText(type);
    if (!text) continue;
    for (const row of rows) {
      const value = row[name];
      if (typeof value === "number") row[name] = text(value);
    }
  }
  return { names: table.schema.fields.map(({ name }) => name), rows };
}

/** How a column of times is written, undefined for one of another type. Values are milliseconds since 1970. */
function timeText(type: DataType): ((ms: number) => string) | undefined {
  if (type.typeId === Type.Date) return (ms) => new Date(ms).toISOString().slice(0, 10);
  if (type.typeId !== Type.Timestamp) return undefined;
  const zone = type.timezone ? "Z" : "";
  return (ms) => `${instantText(ms)}${zone}`;
}

function instantText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const micros = Math.round((ms - seconds * 1000) * 1000);
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  return micros === 0 ? text : `${text}.${String(micros).padStart(6, "0").replace(/0+$/, "")}`;
}
