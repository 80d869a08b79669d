import type { LiveValue, PageState } from "#lib/notebook/analysis.ts";
import { admits } from "#lib/notebook/filters.ts";
import { formatEnergy, formatNumber, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import type { inputs } from "./inputs.ts";
import type { queries } from "./queries.ts";

export type State = PageState<typeof inputs, typeof queries>;

/** A share of a whole; missing where either is, or the whole is nothing. */
export function share(part: number | null | undefined, whole: number | null | undefined): number | null {
  return part == null || whole == null || whole === 0 ? null : part / whole;
}

/** A power with its unit; missing reads as a dash. */
function formatPower(kw: number | null | undefined, language: string): string {
  if (kw == null) return MISSING;
  return Math.abs(kw) >= 1000 ? `${formatNumber(kw / 1000, language)} MW` : `${formatNumber(kw, language)} kW`;
}

/** The day of the site's zone that an instant is in. */
function dayName(instant: string | null | undefined, { language, zone }: State): string {
  if (instant == null) return MISSING;
  return new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: "medium" }).format(new Date(instant));
}

export function weekdayName(weekday: number, language: string, length: "short" | "long" = "long"): string {
  // 1 January 2024 was a Monday, which ISO counts as 1.
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: length }).format(Date.UTC(2024, 0, weekday));
}

export function buildingName(building: string, { rows, language }: State): string {
  const named = rows.buildings.find((row) => row.building === building);
  return (language === "ko" ? named?.name_ko : named?.name_en) ?? building;
}

export function hourName(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** First instant and end of what is shown: the range chosen, else all there is. */
function period({ rows, range }: State): readonly [string | null, string | null] {
  if (range) return [range.from, range.to];
  return [rows.load[0]?.interval_start ?? null, rows.span[0]?.data_end ?? null];
}

/** The period in words: the last day is the one in which it ends. */
export function periodText(state: State): string {
  const [from, to] = period(state);
  const last = to === null ? null : new Date(Date.parse(to) - 1).toISOString();
  return `${dayName(from, state)} – ${dayName(last, state)}`;
}

/** The row with the most energy. */
export function most<R extends { readonly kwh: number | null }>(rows: readonly R[]): R | undefined {
  return rows.filter(({ kwh }) => kwh !== null).sort((a, b) => (b.kwh as number) - (a.kwh as number))[0];
}

/** The numbers and words that the prose binds. */
export function values(state: State): Readonly<Record<string, LiveValue>> {
  const { rows, language } = state;
  const total = rows.total[0];
  // A view holds what its own filter leaves out as well; the sentences are about what is chosen.
  const { filters = {} } = state;
  const building = most(rows.by_building.filter((row) => admits(filters.building, row.building)));
  const hour = most(rows.by_hour.filter((row) => admits(filters.hour, row.hour)));
  const weekday = most(rows.by_weekday.filter((row) => admits(filters.weekday, row.weekday)));
  const month = most(rows.by_month.filter((row) => admits(filters.month, row.month)));
  const peak = rows.load.reduce<State["rows"]["load"][number] | undefined>(
    (top, row) => (row.load_kw !== null && row.load_kw > (top?.load_kw ?? Number.NEGATIVE_INFINITY) ? row : top),
    undefined,
  );
  const of = (query: string, text: string): LiveValue => ({ text, query });
  return {
    total: of("total", formatEnergy(total?.kwh, language)),
    period: of("span", periodText(state)),
    estimated: of("total", formatPercent(share(total?.estimated_kwh, total?.kwh), language)),
    synthetic: of("total", formatPercent(share(total?.synthetic_kwh, total?.kwh), language, 0)),
    missing: of("total", formatPercent(share(total && total.expected - total.known, total?.expected), language)),
    topBuilding: of("by_building", building ? buildingName(building.building, state) : MISSING),
    topBuildingShare: of("by_building", formatPercent(share(building?.kwh, total?.kwh), language, 0)),
    topHour: of("by_hour", hour ? hourName(hour.hour) : MISSING),
    topWeekday: of("by_weekday", weekday ? weekdayName(weekday.weekday, language) : MISSING),
    topMonth: of("by_month", month?.month ?? MISSING),
    peak: of("load", formatPower(peak?.load_kw, language)),
    peakDay: of("load", dayName(peak?.interval_start, state)),
  };
}
