import type { Columns } from "#lib/core/columns.ts";
import type { Provenance } from "#lib/core/provenance.ts";

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
