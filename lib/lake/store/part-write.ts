import type { Columns } from "#lib/core/columns.ts";
import type { Provenance } from "#lib/core/provenance.ts";
import type { Part } from "./manifest.ts";

/** A part to be written: rows in memory, or a Parquet file that holds them. */
export type PartWrite = {
  readonly dataset: string;
  readonly partition: string;
  readonly provenance: Provenance;
} & ({ readonly columns: Columns } | { readonly file: string });

/** A part whose rows are a query's on the connection that writes it: for what never leaves DuckDB. */
export interface SelectWrite {
  readonly dataset: string;
  readonly partition: string;
  readonly provenance: Provenance;
  readonly select: string;
}

/** A part that is in place already, though no snapshot names it: what a derivation finished before it commits. */
export interface PartInPlace {
  readonly dataset: string;
  readonly partition: string;
  readonly part: Part;
}

/** What a commit changes in its base: a part put replaces the one of the same dataset and partition. */
export interface Change {
  readonly put: readonly (PartWrite | PartInPlace)[];
  readonly drop?: readonly { readonly dataset: string; readonly partition: string }[];
}
