import type { Read } from "#lib/core/derivation.ts";
import type { IssuedWeather } from "#lib/pv/forecast/weather-forecast.ts";
import { BY_HOUR } from "./measured.ts";
import type { ForecastPlace } from "./place.ts";
import { HORIZON } from "./task.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Weather as it was forecast, and the first full hour at which that was known. */
interface Issue {
  /** [ms since 1970, UTC] */
  readonly at: number;
  readonly weather: Omit<IssuedWeather, "origin">;
}

/** One forecast of the weather a day, of the last days: the last that was there by ten in the morning of the sun's clock, else the first. */
export async function issuedWeather(
  read: Read,
  { name, site, isSynthetic }: ForecastPlace,
  days: number,
): Promise<Issue[]> {
  if (name === null) return [];
  const issued = await read<{ issued: number }>(
    `SELECT DISTINCT epoch_ms(issued_at)::DOUBLE AS issued FROM weather_forecast
     WHERE place = $place AND (quality = 'synthetic') = $invented ORDER BY issued`,
    { place: name, invented: isSynthetic },
  );
  const chosen = new Map<number, number>();
  for (const { issued: at } of issued) {
    const local = at + site.utcOffset * HOUR_MS;
    const day = Math.floor(local / DAY_MS);
    if (!chosen.has(day) || local - day * DAY_MS <= BY_HOUR * HOUR_MS) chosen.set(day, at);
  }
  const newest = issued.at(-1)?.issued;
  if (newest !== undefined && ![...chosen.values()].includes(newest)) chosen.set(Number.POSITIVE_INFINITY, newest);
  const wanted = new Set([...chosen.values()].slice(-days));
  return await weatherAt(read, name, isSynthetic, wanted);
}

interface HourRow {
  readonly issued: number;
  readonly at: number;
  readonly ghi_w_m2: number | null;
  readonly dni_w_m2: number | null;
  readonly dhi_w_m2: number | null;
  readonly temp_air_c: number | null;
  readonly wind_m_s: number | null;
}

async function weatherAt(read: Read, place: string, invented: boolean, wanted: ReadonlySet<number>): Promise<Issue[]> {
  const rows = await read<HourRow>(
    `SELECT epoch_ms(issued_at)::DOUBLE AS issued, epoch_ms(interval_start)::DOUBLE AS at,
            ghi_w_m2, dni_w_m2, dhi_w_m2, temp_air_c, wind_m_s
     FROM weather_forecast WHERE place = $place AND (quality = 'synthetic') = $invented AND epoch_ms(issued_at) >= $from
     ORDER BY issued_at, interval_start`,
    { place, invented, from: Math.min(...wanted) },
  );
  const byIssue = Map.groupBy(rows, ({ issued }) => issued);
  const issues = [...byIssue].flatMap(([issued, hours]) => (wanted.has(issued) ? [issueOf(issued, hours)] : []));
  // Of two within an hour the later one.
  return [...new Map(issues.map((issue) => [issue.at, issue])).values()];
}

function issueOf(issued: number, hours: readonly HourRow[]): Issue {
  const at = Math.ceil(issued / HOUR_MS) * HOUR_MS;
  const length = Math.min(HORIZON, Math.max(0, (hours.at(-1)!.at - at) / HOUR_MS + 1));
  const column = (name: Exclude<keyof HourRow, "issued" | "at">) => {
    const values = new Float64Array(length).fill(Number.NaN);
    for (const hour of hours) {
      const lead = (hour.at - at) / HOUR_MS;
      if (lead >= 0 && lead < length) values[lead] = hour[name] ?? Number.NaN;
    }
    return values;
  };
  const weather = {
    ...{ ghi: column("ghi_w_m2"), dni: column("dni_w_m2"), dhi: column("dhi_w_m2") },
    ...{ tempAir: column("temp_air_c"), wind: column("wind_m_s") },
  };
  return { at, weather };
}
