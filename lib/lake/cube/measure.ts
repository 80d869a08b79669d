import { identifier } from "../query/quote.ts";

/** A number over the rows of a group. NULL is left out, as SQL does; a group without a value gives NULL, a count 0. */
export type Measure =
  | { readonly sum: string }
  | { readonly min: string }
  | { readonly max: string }
  | { readonly avg: string }
  /** Rows in which the column is there; all rows for `*`. */
  | { readonly count: string }
  /** Mean of the first column weighted by the second; rows without either are left out. */
  | { readonly weighted: readonly [value: string, weight: string] };

/** A measure in SQL: out of rows, as statistics that suffice for any union of groups, and out of these. */
export interface MeasureSql {
  readonly direct: string;
  readonly statistics: readonly string[];
  /** Over the columns that hold the statistics. */
  readonly merged: (columns: readonly string[]) => string;
}

/** How a measure is computed; sums are doubles, counts are BIGINT. */
export function measureSql(measure: Measure): MeasureSql {
  if ("sum" in measure) return self(`sum(${column(measure.sum)}::DOUBLE)`, "sum");
  if ("min" in measure) return self(`min(${column(measure.min)}::DOUBLE)`, "min");
  if ("max" in measure) return self(`max(${column(measure.max)}::DOUBLE)`, "max");
  if ("count" in measure) {
    const counted = measure.count === "*" ? "count(*)" : `count(${column(measure.count)})`;
    return { direct: counted, statistics: [counted], merged: ([n]) => `coalesce(sum(${n}), 0)::BIGINT` };
  }
  if ("avg" in measure) {
    const value = `${column(measure.avg)}::DOUBLE`;
    return quotient(`sum(${value})`, `count(${value})`);
  }
  const [value, weight] = measure.weighted.map((name) => `${column(name)}::DOUBLE`) as [string, string];
  return quotient(`sum(${value} * ${weight})`, `sum(${weight}) FILTER (${value} IS NOT NULL)`);
}

function column(name: string): string {
  return `base.${identifier(name)}`;
}

function self(direct: string, of: string): MeasureSql {
  return { direct, statistics: [direct], merged: ([value]) => `${of}(${value})` };
}

/** Nothing over nothing is NULL, and so is anything over a weight of zero. */
function quotient(above: string, below: string): MeasureSql {
  return {
    direct: `${above} / nullif(${below}, 0)`,
    statistics: [above, below],
    merged: ([a, b]) => `sum(${a}) / nullif(sum(${b}), 0)`,
  };
}
