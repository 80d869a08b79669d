import type { Read } from "#lib/core/derivation.ts";
import type { IssuedWeather } from "#lib/pv/forecast/weather-forecast.ts";
import type { Site } from "#lib/pv/weather.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Forecasts are made by this hour of the sun's clock, in time for offers of the next day. [h] */
const BY_HOUR = 10;

/** A place of which the weather is forecast. */
export interface ForecastPlace {
  readonly name: string;
  readonly site: Site;
  readonly isSynthetic: boolean;
  readonly source: string;
}

/** Weather as it was forecast, and the first full hour at which that was known. */
interface Issue {
  /** [ms since 1970, UTC] */
  readonly at: number;
  readonly weather: Omit<IssuedWeather, "origin">;
}

interface PlaceRow {
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation_m: number;
  readonly invented: boolean;
  readonly source: string;
}

/** The place to forecast for: that of the newest forecast, an invented one only where there is no other. */
export async function forecastPlace(read: Read): Promise<ForecastPlace | undefined> {
  const [row] = await read<PlaceRow>(
    `SELECT place, latitude, longitude, elevation_m, quality = 'synthetic' AS invented, source FROM weather_forecast
     ORDER BY invented, issued_at DESC, place LIMIT 1`,
  );
  if (!row) return undefined;
  const { latitude, longitude, elevation_m: elevation } = row;
  const site = { latitude, longitude, elevation, utcOffset: Math.round(longitude / 15) };
  return { name: row.place, site, isSynthetic: row.invented, source: row.source };
}

/** One forecast of the weather a day, of the last days: the last that was there by ten in the morning of the sun's clock, else the first. */
export async function issuedWeather(
  read: Read,
  { name, site, isSynthetic }: ForecastPlace,
  days: number,
): Promise<Issue[]> {
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
  return [...byIssue].flatMap(([issued, hours]) => (wanted.has(issued) ? [issueOf(issued, hours)] : []));
}

function issueOf(issued: number, hours: readonly HourRow[]): Issue {
  const at = Math.ceil(issued / HOUR_MS) * HOUR_MS;
  const length = Math.max(0, (hours.at(-1)!.at - at) / HOUR_MS + 1);
  const column = (name: Exclude<keyof HourRow, "issued" | "at">) => {
    const values = new Float64Array(length).fill(Number.NaN);
    for (const hour of hours) {
      const lead = (hour.at - at) / HOUR_MS;
      if (lead >= 0) values[lead] = hour[name] ?? Number.NaN;
    }
    return values;
  };
  const weather = {
    ...{ ghi: column("ghi_w_m2"), dni: column("dni_w_m2"), dhi: column("dhi_w_m2") },
    ...{ tempAir: column("temp_air_c"), wind: column("wind_m_s") },
  };
  return { at, weather };
}
