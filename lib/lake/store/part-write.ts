import type { Provenance } from "./manifest.ts";

/**
 * Rows by column, one array a column, all of one length. Null is missing; NaN in a DOUBLE column is missing too.
 * DATE: "YYYY-MM-DD", a Date at UTC midnight, or days since 1970 as Int32Array. TIMESTAMP and TIMESTAMPTZ: an ISO text
 * (TIMESTAMPTZ with its offset), a Date, or microseconds since 1970 as bigint or BigInt64Array. BIGINT: bigint or a safe integer.
 */
export type Columns = Readonly<Record<string, ArrayLike<unknown>>>;

/** A part to be written: rows in memory, or a Parquet file that holds them. */
export type PartWrite = {
  readonly dataset: string;
  readonly partition: string;
  readonly provenance: Provenance;
} & ({ readonly columns: Columns } | { readonly file: string });

/** What a commit changes in its base: a part put replaces the one of the same dataset and partition. */
export interface Change {
  readonly put: readonly PartWrite[];
  readonly drop?: readonly { readonly dataset: string; readonly partition: string }[];
}
