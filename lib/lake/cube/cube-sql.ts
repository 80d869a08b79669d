import { identifier } from "../query/quote.ts";
import type { Condition, CubeRequest, DimensionValue } from "./cube-request.ts";
import { lineSql } from "./line-sql.ts";
import { measureSql } from "./measure.ts";

/** A SELECT with what it binds. */
export interface BoundSql {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, DimensionValue>>;
}

/** The table of sufficient statistics by some dimensions. */
export function rollupSql(request: CubeRequest, dimensions: readonly string[]): string {
  const statistics = Object.entries(request.measures).flatMap(([name, measure]) =>
    measureSql(measure).statistics.map((sql, i) => `${sql} AS ${identifier(`${name}:${i}`)}`),
  );
  const columns = dimensions.map((name) => typed(request, name, "base."));
  return `SELECT ${[...columns, ...statistics].join(", ")} FROM ${base(request)}${groupBy(dimensions)}`;
}

/** The answer out of a table that {@link rollupSql} filled. */
export function fromRollupSql(request: CubeRequest, table: string): BoundSql {
  const measures = Object.entries(request.measures).map(([name, measure]) => {
    const { statistics, merged } = measureSql(measure);
    const columns = statistics.map((_, i) => identifier(`${name}:${i}`));
    return `${merged(columns)} AS ${identifier(name)}`;
  });
  const { sql, parameters } = conditions(request, (name) => identifier(name));
  return finished(request, request.by.map(identifier), measures, `${table}${sql}`, parameters);
}

/** The same answer out of the rows themselves. */
export function directSql(request: CubeRequest): BoundSql {
  const measures = Object.entries(request.measures).map(
    ([name, measure]) => `${measureSql(measure).direct} AS ${identifier(name)}`,
  );
  const { sql, parameters } = conditions(request, (name) => `base.${identifier(name)}`);
  const dimensions = request.by.map((name) => typed(request, name, "base."));
  return finished(request, dimensions, measures, `${base(request)}${sql}`, parameters);
}

function finished(
  request: CubeRequest,
  dimensions: readonly string[],
  measures: readonly string[],
  from: string,
  parameters: BoundSql["parameters"],
): BoundSql {
  const grouped = `SELECT ${[...dimensions, ...measures].join(", ")} FROM ${from}${groupBy(request.by)}`;
  if (request.line) return { sql: lineSql(grouped, request.line), parameters };
  const order = request.by.length ? ` ORDER BY ${request.by.map((_, i) => `${i + 1} NULLS LAST`).join(", ")}` : "";
  return { sql: `${grouped}${order}`, parameters };
}

function typed(request: CubeRequest, name: string, of: string): string {
  return `${of}${identifier(name)}::${typeOf(request, name)} AS ${identifier(name)}`;
}

function typeOf({ dimensions }: CubeRequest, name: string): string {
  const dimension = dimensions[name];
  if (!dimension) throw new TypeError(`Cannot group or filter by ${name} as the cube has no such dimension`);
  return dimension.type;
}

/** By position: the base may have a column whose name a dimension's cast takes over. */
function groupBy(dimensions: readonly string[]): string {
  return dimensions.length ? ` GROUP BY ${dimensions.map((_, i) => i + 1).join(", ")}` : "";
}

function base({ sql }: CubeRequest): string {
  return `(\n${sql.replace(/[;\s]+$/, "")}\n) AS base`;
}

function conditions(request: CubeRequest, column: (name: string) => string): BoundSql {
  const parameters: Record<string, DimensionValue> = {};
  const bind = (value: DimensionValue, type: string) => {
    const name = `where_${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `$${name}::${type}`;
  };
  const terms = request.where.map((condition) => {
    const type = typeOf(request, condition.dimension);
    const of = `${column(condition.dimension)}::${type}`;
    return "in" in condition ? oneOf(of, condition.in, type, bind) : between(of, condition, type, bind);
  });
  return { sql: terms.length ? ` WHERE ${terms.join(" AND ")}` : "", parameters };
}

type Bind = (value: DimensionValue, type: string) => string;

function oneOf(of: string, values: readonly DimensionValue[], type: string, bind: Bind): string {
  const known = values.filter((value) => value !== null).map((value) => bind(value, type));
  const parts = [
    ...(known.length ? [`${of} IN (${known.join(", ")})`] : []),
    ...(values.includes(null) ? [`${of} IS NULL`] : []),
  ];
  return parts.length ? `(${parts.join(" OR ")})` : "false";
}

function between(
  of: string,
  { from, to, halfOpen }: Extract<Condition, { halfOpen?: true }>,
  type: string,
  bind: Bind,
) {
  const parts = [
    ...(from === undefined ? [] : [`${of} >= ${bind(from, type)}`]),
    ...(to === undefined ? [] : [`${of} ${halfOpen ? "<" : "<="} ${bind(to, type)}`]),
  ];
  return parts.length ? parts.join(" AND ") : "true";
}
