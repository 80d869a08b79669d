/** A table of readings, and which of its columns say what. */
export interface ReadingsFile {
  readonly path: string;
  /** For messages. */
  readonly name: string;
  /** Undefined for Parquet, whose columns are found by name. */
  readonly csv?: CsvLayout;
  readonly time: TimeColumn;
  /** The device of a row: its columns joined by a hyphen after a prefix; without columns the prefix alone. */
  readonly device: { readonly columns: readonly string[]; readonly prefix: string };
  readonly values: readonly ValueColumn[];
  /** Who read it, as rows say it. */
  readonly source: string;
}

export interface CsvLayout {
  readonly columns: readonly string[];
  readonly delimiter: string;
  /** Lines before the first row. */
  readonly skip: number;
}

export interface TimeColumn {
  readonly column: string;
  /** IANA zone of times that say no offset. */
  readonly zone: string;
  /** How a text is to be read, in the signs of strptime; ISO 8601 or seconds or milliseconds since 1970 without one. */
  readonly format?: string;
  /** Unit of a number since 1970; told by its size without one. */
  readonly unit?: "s" | "ms";
  /** What is added to reach the time at which a value holds, or its interval begins. [ms] */
  readonly shiftMs: number;
}

export interface ValueColumn {
  readonly column: string;
  /** Name of the metric, or the column that names it. */
  readonly metric: string | { readonly column: string };
  /** What a value is multiplied by to be in the metric's unit. */
  readonly scale: number;
  /** Joined to the row's device by a hyphen, or the device where the row has none. */
  readonly device?: string;
  /** Whether 0 stands for a missing value. */
  readonly zerosMissing: boolean;
}
