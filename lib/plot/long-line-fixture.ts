import { lineSql } from "#lib/lake/cube/line-sql.ts";
import { temporaryLake } from "#lib/lake/test-lake.ts";
import { readings } from "#lib/lake/test-readings.ts";
import type { TimePoint } from "./line-in-columns.ts";
import { svgText } from "./svg-text.ts";
import { timeLine } from "./time-line.ts";

const QUARTER_MS = 900_000;
const START = Date.parse("2020-01-01T00:00:00+09:00");

/** The quarter hours of five years. */
export const FIVE_YEARS = 175_392;

type Level = (i: number, random: number) => number | null;

/** Points a quarter of an hour apart; the random numbers are the same in every run. */
export function quarters(length: number, level: Level, start = START): TimePoint[] {
  let seed = 7;
  return Array.from({ length }, (_, i) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return { at: new Date(start + i * QUARTER_MS), value: level(i, seed / 2_147_483_647) };
  });
}

/** A campus-like load under harsh noise. */
export const noise: Level = (i, random) => 300 + 120 * Math.sin(i / 9000) + 500 * (random - 0.5) ** 3 + 60 * random;

interface Domain {
  readonly from: Date;
  readonly to: Date;
}

/** The points that the lake sends for a line of so many columns. */
export async function reducedPoints(
  points: readonly TimePoint[],
  columns: number,
  domain?: Domain,
): Promise<TimePoint[]> {
  const lake = await temporaryLake();
  await lake.commit("rows", () => ({ put: [readings("a", [1])] }));
  const rows = `SELECT make_timestamptz(1000 * ms) AS x, y FROM (SELECT unnest($x::BIGINT[]) AS ms, unnest($y::DOUBLE[]) AS y)`;
  const range = domain ? { from: domain.from.toISOString(), to: domain.to.toISOString() } : {};
  const sql = lineSql(rows, { x: "x", y: "y", isTime: true, width: columns, ...range });
  const values = { x: points.map(({ at }) => at.getTime()), y: points.map(({ value }) => value) };
  const result = await (await lake.snapshot()).query(sql, values);
  return result.rows<{ x: string; y: number | null }>().map(({ x, y }) => ({ at: new Date(x), value: y }));
}

/** The figure as an SVG that stands alone: the line blue, all else grey. */
export function lineSvg(
  points: readonly TimePoint[],
  width: number,
  {
    domain,
    columns,
    rendering = "auto",
    stroke,
  }: { domain?: Domain; columns?: number; rendering?: string; stroke?: number } = {},
): string {
  const options = timeLine(points, {
    width,
    zone: "Europe/Berlin",
    language: "en",
    tick: String,
    label: "kW",
    columns,
    ...(domain ? { domain: [domain.from, domain.to] as const } : {}),
  });
  return svgText(options)
    .replace(/stroke-width="[^"]*"/, (own) => (stroke === undefined ? own : `stroke-width="${stroke}"`))
    .replaceAll("var(--category-1)", "#00f")
    .replaceAll(/var\(--[a-z0-9-]+\)/g, "#ddd")
    .replace("<svg ", `<svg xmlns="http://www.w3.org/2000/svg" shape-rendering="${rendering}" `);
}
