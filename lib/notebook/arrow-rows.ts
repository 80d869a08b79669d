import { tableFromIPC } from "@uwdata/flechette";

/** The rows of an Arrow stream as plain objects: numbers are numbers, missing is null. */
export function arrowRows(bytes: Uint8Array): Record<string, unknown>[] {
  return tableFromIPC(bytes, { useBigInt: false, useDate: false, useProxy: false }).toArray() as Record<
    string,
    unknown
  >[];
}
