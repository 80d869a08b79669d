import type { ColumnType } from "#lib/core/dataset.ts";
import type { Parameters } from "../query/parameters.ts";
import type { LineRequest } from "./line-sql.ts";
import type { Measure } from "./measure.ts";

/** A column that groups and filters. */
export interface Dimension {
  readonly type: ColumnType;
  /** Of so many values that it is kept out of rollups but those of views that group or filter by it. */
  readonly fine?: true;
}

export type DimensionValue = string | number | boolean | null;

/** A condition on a dimension: one of some values, or from a value to a value, of which the last is out if half-open. */
export type Condition =
  | { readonly dimension: string; readonly in: readonly DimensionValue[] }
  | {
      readonly dimension: string;
      readonly from?: DimensionValue | undefined;
      readonly to?: DimensionValue | undefined;
      readonly halfOpen?: true;
    };

/** What is asked of a cube: measures by some dimensions, over the rows that fulfil conditions on others. */
export interface CubeRequest {
  /** A SELECT of ours whose rows hold the dimensions and what the measures measure. */
  readonly sql: string;
  readonly parameters: Parameters;
  readonly dimensions: Readonly<Record<string, Dimension>>;
  readonly measures: Readonly<Record<string, Measure>>;
  readonly by: readonly string[];
  readonly where: readonly Condition[];
  /** Reduces the groups to the points of a line. */
  readonly line?: LineRequest | undefined;
}
