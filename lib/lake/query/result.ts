import type { ColumnType } from "#lib/core/dataset.ts";
import { encodeArrow } from "../arrow.ts";
import type { Column } from "../columns/column.ts";
import { cellsOf } from "./cells.ts";

/** The rows of a query, whole and out of DuckDB's memory. */
export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rowCount: number;
  /**
   * The rows as objects. NULL is null; integers of 64 or 128 bits are numbers, or an error where one is not exact; DECIMAL is
   * the nearest number; DATE is "YYYY-MM-DD"; TIMESTAMPTZ an ISO text in UTC ending in Z; TIMESTAMP the same without Z;
   * INTERVAL an ISO duration; lists are arrays, structs objects, maps lists of `{key, value}`, blobs Uint8Array.
   */
  rows<T = Record<string, unknown>>(): T[];
  /** The rows as an Arrow IPC stream; encoded once. */
  arrow(): Uint8Array;
  readonly stats: {
    readonly ms: number;
    /** Rows in the files behind the tables that the query names, before DuckDB skips any: at most so many were read. */
    readonly rowsScanned: number;
  };
}

/** A query's columns and how it went, as a result. */
export function queryResult(
  names: readonly string[],
  columns: readonly Column[],
  rowCount: number,
  stats: QueryResult["stats"],
): QueryResult {
  let stream: Uint8Array | undefined;
  return {
    columns: names.map((name, i) => ({ name, type: shortType(String(columns[i]!.type)) })),
    rowCount,
    stats,
    rows: <T>() => {
      const cells = columns.map((column, i) => cellsOf(names[i]!, column));
      return Array.from({ length: rowCount }, (_, row) => {
        const object: Record<string, unknown> = {};
        for (let i = 0; i < cells.length; i++) object[names[i]!] = cells[i]!(row);
        return object as T;
      });
    },
    arrow: () => {
      stream ??= encodeArrow(names, columns, rowCount);
      return stream;
    },
  };
}

/** A type as datasets name it. */
export function shortType(type: string): ColumnType | (string & {}) {
  return type.replaceAll("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ");
}
