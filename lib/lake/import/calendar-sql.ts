import { monthAt, monthIndex } from "#lib/core/month.ts";
import { instantOf, wallTime } from "#lib/core/zone.ts";
import { literal } from "../query/quote.ts";

// DuckDB asks for a zone's offset row by row, which takes longer than all else: a search among a few instants takes nothing.

/** The month of a zone in which an instant between two lies, as `2024-05`. */
export function monthSql(column: string, firstMs: number, lastMs: number, zone: string): string {
  const first = monthOf(firstMs, zone);
  const months = Array.from({ length: monthOf(lastMs, zone) - first + 1 }, (_, i) => monthAt(first + i));
  return searchSql(
    column,
    months.map((month) => ({ start: startOf(month, 1, zone), sql: literal(month) })),
  );
}

/** The day of a zone, a DATE, in which an instant of a month of that zone lies. */
export function daySql(column: string, month: string, zone: string): string {
  const [year, of] = month.split("-").map(Number) as [number, number];
  const days = Array.from({ length: new Date(Date.UTC(year, of, 0)).getUTCDate() }, (_, i) => ({
    start: startOf(month, i + 1, zone),
    sql: `DATE ${literal(`${month}-${String(i + 1).padStart(2, "0")}`)}`,
  }));
  return searchSql(column, days);
}

interface Stretch {
  readonly start: number;
  readonly sql: string;
}

function searchSql(column: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 1) return stretches[0]!.sql;
  const middle = stretches.length >> 1;
  const start = literal(new Date(stretches[middle]!.start).toISOString());
  const [before, after] = [stretches.slice(0, middle), stretches.slice(middle)];
  return `CASE WHEN ${column} < TIMESTAMPTZ ${start} THEN ${searchSql(column, before)} ELSE ${searchSql(column, after)} END`;
}

function startOf(month: string, day: number, zone: string): number {
  const [year, of] = month.split("-").map(Number) as [number, number];
  return instantOf({ year, month: of, day, hour: 0, minute: 0, second: 0 }, zone);
}

function monthOf(instant: number, zone: string): number {
  const { year, month } = wallTime(instant, zone);
  return monthIndex(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`);
}
