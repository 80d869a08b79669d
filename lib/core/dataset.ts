/** The DuckDB types that datasets use. */
export type ColumnType =
  | "BOOLEAN"
  | "INTEGER"
  | "BIGINT"
  | "DOUBLE"
  | "VARCHAR"
  | "DATE"
  | "TIMESTAMP"
  | "TIMESTAMPTZ"
  | "VARCHAR[]"
  | "DOUBLE[]";

/** A column of a dataset. */
export interface Column {
  readonly type: ColumnType;
  /** Unit as it is shown, absent where the column has none. */
  readonly unit?: string;
  /** What a value means, one sentence. */
  readonly meaning: string;
  /** True where a value may be missing (NULL). */
  readonly nullable?: true;
}

/** A dataset of the lake: what a row is, its columns, how its files are cut and sorted. */
export interface Dataset {
  readonly name: string;
  /** What one row is: "municipality × month × contract type". */
  readonly rowIs: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns that identify a row; no two rows share them. */
  readonly key: readonly string[];
  /** Sort order inside a file. */
  readonly sort: readonly string[];
}
