import { monthAt, monthIndex } from "#lib/core/month.ts";
import { instantOf, wallTime } from "#lib/core/zone.ts";
import { literal } from "../query/quote.ts";

/** The month of a zone in which an instant lies, as `2024-05`: a search among the months' starts, which no row asks the zone for. */
export function monthSql(column: string, firstMs: number, lastMs: number, zone: string): string {
  const first = monthOf(firstMs, zone);
  const months = Array.from({ length: monthOf(lastMs, zone) - first + 1 }, (_, i) => first + i);
  const starts = months.map((month) => {
    const [year, of] = monthAt(month).split("-").map(Number) as [number, number];
    return instantOf({ year, month: of, day: 1, hour: 0, minute: 0, second: 0 }, zone);
  });
  const search = (from: number, to: number): string => {
    if (to - from === 1) return literal(monthAt(months[from]!));
    const middle = (from + to) >> 1;
    const start = literal(new Date(starts[middle]!).toISOString());
    return `CASE WHEN ${column} < TIMESTAMPTZ ${start} THEN ${search(from, middle)} ELSE ${search(middle, to)} END`;
  };
  return search(0, months.length);
}

function monthOf(instant: number, zone: string): number {
  const { year, month } = wallTime(instant, zone);
  return monthIndex(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`);
}
