import type { Provenance } from "./store/manifest.ts";
import type { Columns } from "./store/part-write.ts";

/** A piece of a derivation's work: one partition of its dataset, and all that computing it needs. Structured-cloneable. */
export interface Task {
  readonly partition: string;
  readonly [key: string]: unknown;
}

export type Read = (sql: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>[]>;

/** What a file of data/derive exports: a dataset computed from others, a partition at a time. */
export interface Derivation<T extends Task = Task> {
  readonly dataset: string;
  /** Datasets that `plan` reads. */
  readonly inputs: readonly string[];
  /** Reads what is needed and cuts the work into tasks. */
  plan(read: Read): Promise<T[]>;
  /** Runs once in each worker before its first task, for instance to load the bytes of a WebAssembly module. */
  setup?(readPackageFile: (specifier: string) => Uint8Array): Promise<void>;
  /** Computes one partition; pure and synchronous. */
  compute(task: T): { readonly columns: Columns };
  provenance(task: T): Provenance;
}
