import type { Columns } from "./columns.ts";
import type { Provenance } from "./provenance.ts";

/**
 * A piece of a derivation's work: one partition, and all that is needed to compute it. It goes to a worker thread, so it
 * holds only numbers, texts, booleans, null, typed arrays, and lists and plain objects of these.
 */
export interface Task {
  /** The partition of the derived dataset that this task fills. */
  readonly partition: string;
}

/** Reads rows of the lake: one SELECT, bound parameters, no row limit that a plan would meet. */
export type Read = <Row = Record<string, unknown>>(
  sql: string,
  parameters?: Readonly<Record<string, unknown>>,
) => Promise<Row[]>;

/**
 * A dataset computed from others, a partition at a time: what a file of `data/derive` exports as `derivation`. A partition is
 * computed again only when its task or the code that this file reaches has changed.
 */
export interface Derivation<T extends Task = Task> {
  /** Name of the derived dataset, which `data/datasets` defines. */
  readonly dataset: string;
  /** Names of the datasets that `plan` reads. */
  readonly inputs: readonly string[];
  /** Partitions that readers want first: a lake that has none of this dataset yet gets these before the others. */
  readonly first?: readonly string[];
  /** Reads the inputs and cuts the work into tasks; a partition without a task goes. */
  plan(read: Read): Promise<readonly T[]>;
  /** Runs once in each worker before its first task; it is given the bytes of files of npm packages, for WebAssembly. */
  setup?(readPackageFile: (specifier: string) => Uint8Array<ArrayBuffer>): Promise<void>;
  /** Computes one partition: pure and synchronous. */
  compute(task: T): { readonly columns: Columns };
  /** What is kept of a partition's origin. */
  provenance(task: T): Provenance;
}
