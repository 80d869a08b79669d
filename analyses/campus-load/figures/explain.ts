import { formatEnergy, formatPercent } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";
import { buildingName, hourName, share, weekdayName } from "../values.ts";
import type { EnergyRow } from "./shared.ts";

/** What the mark of a key says: its name, energy, and what of it is estimated or missing. */
export function explain(key: string, figure: string, state: State): readonly string[] | undefined {
  const { rows, language } = state;
  const found: readonly [name: string, row: EnergyRow | undefined] | undefined = {
    hours: [hourName(Number(key)), rows.by_hour.find(({ hour }) => String(hour) === key)] as const,
    weekdays: [
      weekdayName(Number(key), language),
      rows.by_weekday.find(({ weekday }) => String(weekday) === key),
    ] as const,
    months: [key, rows.by_month.find(({ month }) => month === key)] as const,
    buildings: [buildingName(key, state), rows.by_building.find(({ building }) => building === key)] as const,
    week: hourOfWeek(key, state),
  }[figure];
  if (!found?.[1]) return undefined;
  const [name, row] = found as readonly [string, EnergyRow];
  const estimated = formatPercent(share(row.estimated_kwh ?? (row.kwh === null ? null : 0), row.kwh), language);
  const missing = formatPercent(share(row.expected - row.known, row.expected), language);
  const energy = formatEnergy(row.kwh, language);
  return [
    name,
    energy,
    ...{ en: [`estimated ${estimated}`, `missing ${missing}`], ko: [`추정 ${estimated}`, `누락 ${missing}`] }[language],
  ];
}

function hourOfWeek(key: string, { rows, language }: State): readonly [string, EnergyRow | undefined] {
  const [weekday = Number.NaN, hour = Number.NaN] = key.split("-").map(Number);
  const row = rows.by_weekday_hour.find((each) => each.weekday === weekday && each.hour === hour);
  return [row ? `${weekdayName(weekday, language)} ${hourName(hour)}` : "", row];
}
