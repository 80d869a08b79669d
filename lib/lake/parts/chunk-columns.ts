import type { DuckDBDataChunk, DuckDBType } from "@duckdb/node-api";
import { bitAt } from "../columns/bits.ts";
import { collectColumn } from "../columns/collect.ts";

/** Some values of one column. */
export type ChunkColumn = Float64Array | Int32Array;

/** The columns of a chunk, whose types are DOUBLE and INTEGER; a missing DOUBLE is NaN. */
export function chunkColumns(types: readonly DuckDBType[], chunk: DuckDBDataChunk): ChunkColumn[] {
  return types.map((type, i) => {
    const column = collectColumn(type, [chunk], i);
    const values = column.layout === "fixed" ? column.values : null;
    if (values instanceof Int32Array && column.validity === null) return values;
    if (!(values instanceof Float64Array)) {
      throw new TypeError(
        `Cannot read column ${i} as it must be DOUBLE, or INTEGER with nothing missing: it is ${type}`,
      );
    }
    const { validity } = column;
    if (validity) for (let row = 0; row < values.length; row++) if (!bitAt(validity, row)) values[row] = Number.NaN;
    return values;
  });
}
