import { identifier, literal } from "../query/quote.ts";

/** A line of any length, reduced to the points that its drawing needs. */
export interface LineRequest {
  readonly x: string;
  /** TIMESTAMPTZ or DATE; any other number otherwise. */
  readonly isTime: boolean;
  readonly y: string;
  readonly series?: string | undefined;
  /** Pixel columns. */
  readonly width: number;
  /** First and last x of the drawing: ISO texts where x is a time; those of the rows where absent. */
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
}

/**
 * M4 [1]: of each pixel column and series the first, the last, the lowest and the highest point. Drawn as a line of one
 * pixel without anti-aliasing they cover the pixels that all the points cover. A missing y (NULL) breaks the line where it
 * lies between the points of two columns, and is kept there as one row; a gap inside one column cannot be seen.
 *
 * [1] U. Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation," PVLDB 7(10), 2014, doi:10.14778/2732951.2732953.
 */
export function lineSql(rows: string, line: LineRequest): string {
  const { width, isTime } = line;
  const series = line.series === undefined ? [] : [identifier(line.series)];
  const [x, y] = [identifier(line.x), identifier(line.y)];
  const position = isTime ? `epoch_us(${x}::TIMESTAMPTZ)` : `${x}::DOUBLE`;
  const bound = (value: string | number | undefined, of: string) =>
    value === undefined
      ? `(SELECT ${of}(${position}) FROM line)`
      : isTime
        ? `epoch_us(${literal(String(value))}::TIMESTAMPTZ)`
        : `${Number(value)}::DOUBLE`;
  const group = [...series, "px"].join(", ");
  const first = series.map((name) => `${name}, `).join("");
  const known = `FILTER (${y} IS NOT NULL)`;
  const unknown = `FILTER (${y} IS NULL)`;
  const asked = line.from === undefined && line.to === undefined ? "" : ` WHERE ${inside(line, position, bound)}`;
  return `WITH line AS MATERIALIZED (${rows}), extent AS (SELECT ${bound(line.from, "min")}::DOUBLE AS a, ${bound(line.to, "max")}::DOUBLE AS b),
placed AS (SELECT ${first}${x}, ${y}, greatest(0, least(${width - 1}, floor((${position} - a) * ${width} / nullif(b - a, 0))))::INTEGER AS px
  FROM line, extent${asked}),
columns AS (SELECT ${group}, min(${x}) ${known} AS fx, max(${x}) ${known} AS lx,
    arg_min(${y}, ${x}) ${known} AS fy, arg_max(${y}, ${x}) ${known} AS ly,
    min(${y}) AS lo, max(${y}) AS hi,
    arg_min(${x}, {'y': ${y}, 'x': ${x}}) ${known} AS lox, arg_max(${x}, {'y': ${y}, 'x': ${x}}) ${known} AS hix,
    min(${x}) ${unknown} AS nf, max(${x}) ${unknown} AS nl
  FROM placed GROUP BY ${group}),
points AS (SELECT ${first}unnest([{'x': fx, 'y': fy}, {'x': lox, 'y': lo}, {'x': hix, 'y': hi}, {'x': lx, 'y': ly},
    {'x': CASE WHEN fx IS NULL OR nf < fx THEN nf END, 'y': NULL}, {'x': CASE WHEN nl > lx THEN nl END, 'y': NULL}]) AS point
  FROM columns)
SELECT DISTINCT ${first}point.x AS ${x}, point.y AS ${y} FROM points WHERE point.x IS NOT NULL ORDER BY ${[...series, x].join(", ")}`;
}

type Bound = (value: string | number | undefined, of: string) => string;

/** The end is out: intervals are half-open. */
function inside({ from, to }: LineRequest, position: string, bound: Bound): string {
  const conditions = [
    ...(from === undefined ? [] : [`${position} >= ${bound(from, "min")}`]),
    ...(to === undefined ? [] : [`${position} < ${bound(to, "max")}`]),
  ];
  return conditions.join(" AND ");
}
