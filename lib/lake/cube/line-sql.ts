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
 * M4 [1]: of each pixel column and series the first, the last, the lowest and the highest point, ordered by x, then y. A
 * missing y (NULL) that lies between the points of two columns breaks the line. The break is a row with a NULL for y, and a row
 * in place of another: where nothing leads into a column its first point is not needed, nor its last where nothing leads out
 * of it. So a column and series has four rows at most, gaps included. A gap between two points of one column has no width and
 * is bridged. A drawing that puts the points of a column, cut by the same formula, onto one upright line covers with these
 * points exactly what it covers with all.
 *
 * [1] U. Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation," PVLDB 7(10), 2014, doi:10.14778/2732951.2732953.
 */
export function lineSql(rows: string, line: LineRequest): string {
  const { width, isTime } = line;
  const series = line.series === undefined ? [] : [identifier(line.series)];
  const [x, y] = [identifier(line.x), identifier(line.y)];
  // Milliseconds, as the drawing has them: whole numbers, so that both cut columns at the same instants.
  const [position, type] = isTime ? [`epoch_ms(${x}::TIMESTAMPTZ)`, "BIGINT"] : [`${x}::DOUBLE`, "DOUBLE"];
  const bound = (value: string | number | undefined, of: string) =>
    value === undefined
      ? `(SELECT ${of}(${position}) FROM line)`
      : isTime
        ? `epoch_ms(${literal(String(value))}::TIMESTAMPTZ)`
        : `${Number(value)}::DOUBLE`;
  const share = isTime ? `(pos - a) * ${width} // nullif(b - a, 0)` : `floor((pos - a) * ${width} / nullif(b - a, 0))`;
  const group = [...series, "px"].join(", ");
  const first = series.map((name) => `${name}, `).join("");
  const known = `FILTER (${y} IS NOT NULL)`;
  const unknown = `FILTER (${y} IS NULL)`;
  const asked = line.from === undefined && line.to === undefined ? "" : ` WHERE ${inside(line, position, bound)}`;
  const inOrder = `OVER (${series.length ? `PARTITION BY ${series[0]} ` : ""}ORDER BY px)`;
  return `WITH line AS MATERIALIZED (${rows}), extent AS (SELECT ${bound(line.from, "min")}::${type} AS a, ${bound(line.to, "max")}::${type} AS b),
placed AS (SELECT *, greatest(0, least(${width - 1}, ${share}))::INTEGER AS px
  FROM (SELECT ${first}${x}, ${y}, ${position} AS pos FROM line${asked}), extent),
columns AS (SELECT ${group}, min(${x}) ${known} AS fx, max(${x}) ${known} AS lx,
    arg_min(${y}, {'x': pos, 'y': ${y}}) ${known} AS fy, arg_max(${y}, {'x': pos, 'y': ${y}}) ${known} AS ly,
    min(${y}) AS lo, max(${y}) AS hi,
    arg_min(${x}, {'y': ${y}, 'x': -pos}) ${known} AS lox, arg_max(${x}, {'y': ${y}, 'x': -pos}) ${known} AS hix,
    min(${x}) ${unknown} AS nf, max(${x}) ${unknown} AS nl
  FROM placed GROUP BY ${group}),
gaps AS (SELECT *, fx IS NULL AS blank, coalesce(nf < fx, false) AS before, coalesce(nl >= lx, false) AS after FROM columns),
joints AS (SELECT *, blank OR before OR coalesce(lag(blank OR after) ${inOrder}, false) AS cut_in,
    blank OR after OR coalesce(lead(blank OR before) ${inOrder}, false) AS cut_out FROM gaps),
points AS (SELECT ${first}unnest([{'x': CASE WHEN NOT cut_in THEN fx END, 'y': fy}, {'x': lox, 'y': lo}, {'x': hix, 'y': hi},
    {'x': CASE WHEN NOT cut_out THEN lx END, 'y': ly},
    {'x': CASE WHEN blank OR before THEN nf END, 'y': NULL}, {'x': CASE WHEN blank OR after THEN nl END, 'y': NULL}]) AS point
  FROM joints)
SELECT DISTINCT ${first}point.x AS ${x}, point.y AS ${y} FROM points WHERE point.x IS NOT NULL
ORDER BY ${[...series, x].join(", ")}, ${y} NULLS LAST`;
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
