/** What an import did. */
export interface ImportReport {
  readonly dataset: string;
  /** Id of the snapshot that holds the data. */
  readonly snapshot: string;
  /** False where the lake had all of it already. */
  readonly changed: boolean;
  readonly added: number;
  readonly restated: number;
  readonly unchanged: number;
  /** Datasets whose synthetic sample was removed. */
  readonly removedSample: readonly string[];
  /** What to tell the user, a line each. */
  readonly lines: readonly string[];
}

/** Told after each step of an import. */
export type ImportProgress = (step: { readonly done: number; readonly total: number; readonly what: string }) => void;
