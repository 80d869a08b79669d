import { formatEnergy, formatPercent } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";
import { buildingName, hourName, share, weekdayName } from "../values.ts";
import type { EnergyRow } from "./shared.ts";

/** What the mark of a key says: its name, energy, and what of it is estimated or missing. */
export function explain(key: string, figure: string, state: State): readonly string[] | undefined {
  const { language } = state;
  const [name, row] = named(key, figure, state);
  if (!row) return undefined;
  const estimated = formatPercent(share(row.estimated_kwh ?? (row.kwh === null ? null : 0), row.kwh), language);
  const missing = formatPercent(share(row.expected - row.known, row.expected), language);
  const energy = formatEnergy(row.kwh, language);
  return [
    name,
    energy,
    ...{ en: [`estimated ${estimated}`, `missing ${missing}`], ko: [`추정 ${estimated}`, `누락 ${missing}`] }[language],
  ];
}

function named(key: string, figure: string, state: State): readonly [name: string, row: EnergyRow | undefined] {
  const { rows, language } = state;
  switch (figure) {
    case "hours":
      return [hourName(Number(key)), rows.by_hour.find(({ hour }) => String(hour) === key)];
    case "weekdays": {
      const row = rows.by_weekday.find(({ weekday }) => String(weekday) === key);
      return [row ? weekdayName(row.weekday, language) : "", row];
    }
    case "months":
      return [key, rows.by_month.find(({ month }) => month === key)];
    case "buildings":
      return [buildingName(key, state), rows.by_building.find(({ building }) => building === key)];
    case "week":
      return hourOfWeek(key, state);
    default:
      return ["", undefined];
  }
}

function hourOfWeek(key: string, { rows, language }: State): readonly [string, EnergyRow | undefined] {
  const [weekday = Number.NaN, hour = Number.NaN] = key.split("-").map(Number);
  const row = rows.by_weekday_hour.find((each) => each.weekday === weekday && each.hour === hour);
  return [row ? `${weekdayName(weekday, language)} ${hourName(hour)}` : "", row];
}
