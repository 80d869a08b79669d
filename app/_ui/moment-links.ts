import { wallTime } from "#lib/core/zone.ts";

const HOUR_MS = 3_600_000;

/** The live page at a past minute, in the site's zone. */
export function liveAt(at: number, zone: string, keep: string): string {
  const { year, month, day, hour, minute } = wallTime(at, zone);
  const two = (value: number) => String(value).padStart(2, "0");
  return withSearch("/live", keep, [["at", `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`]]);
}

/** The analysis of the campus' load around an instant, of one building where that is known. */
export function analysisAt(at: number, building: string | null, keep: string): string {
  const iso = (ms: number) => new Date(Math.floor(ms / HOUR_MS) * HOUR_MS).toISOString();
  return withSearch("/analyses/campus-load", keep, [
    ["tr", `${iso(at - 24 * HOUR_MS)}/${iso(at + 13 * HOUR_MS)}`],
    ...(building === null ? [] : [["f", `building:${building}`] as const]),
  ]);
}

/** A page's address with more in its search part. */
export function withSearch(path: string, keep: string, more: readonly (readonly [string, string])[]): string {
  const search = new URLSearchParams(keep);
  for (const [name, value] of more) search.append(name, value);
  return search.size > 0 ? `${path}?${search}` : path;
}
