import file from "#data/reference/holidays.json" with { type: "json" };
import { koreanHolidays } from "#lib/core/korean-holidays.ts";

const ADDED: ReadonlySet<string> = new Set(file.added.map(({ date }) => date));

/** Holidays of a site by its zone: those of South Korea in Asia/Seoul; of other zones none is known. */
export function siteHolidays(zone: string): (date: string) => boolean {
  if (zone !== "Asia/Seoul") return () => false;
  return (date) => ADDED.has(date) || koreanHolidays(Number(date.slice(0, 4))).has(date);
}
