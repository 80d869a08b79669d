/**
 * Where the rows of a file of the lake come from. It is kept as given, and compared: a time of import in it would make the
 * same rows look new at each import.
 */
export interface Provenance {
  /** Who says so: publisher, and file or address. */
  readonly source: string;
  readonly quality: "measured" | "estimated" | "forecast" | "synthetic";
  /** When the source published it, an ISO date or month. */
  readonly published?: string;
  readonly note?: string;
  /** Anything else worth keeping that has a JSON form. */
  readonly [key: string]: unknown;
}
