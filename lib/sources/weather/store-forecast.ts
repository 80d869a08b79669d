import type { Lake } from "#lib/lake/lake.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import type { WeatherForecast } from "./open-meteo.ts";

/** A forecast that was fetched, and for where. */
export interface FetchedForecast {
  /** Short name of the place. */
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
  /** [ms since 1970, UTC] */
  readonly issuedAt: number;
  readonly source: string;
  readonly forecast: WeatherForecast;
}

interface StoredHour {
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation_m: number;
  readonly issued_at: number;
  readonly interval_start: number;
  readonly ghi_w_m2: number | null;
  readonly dni_w_m2: number | null;
  readonly dhi_w_m2: number | null;
  readonly temp_air_c: number | null;
  readonly wind_m_s: number | null;
  readonly source: string;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Puts a forecast into the lake, beside the earlier ones of its place and month; hours that were over when it came are left out.
 *
 * @returns How many hours it holds.
 */
export async function storeForecast(lake: Lake, fetched: FetchedForecast, signal?: AbortSignal): Promise<number> {
  const { place, latitude, longitude, source, forecast } = fetched;
  const issued_at = Math.floor(fetched.issuedAt / MINUTE_MS) * MINUTE_MS;
  const month = new Date(issued_at).toISOString().slice(0, 7);
  const value = (values: Float64Array, i: number) => (Number.isNaN(values[i]!) ? null : values[i]!);
  const hours = Array.from(forecast.start.keys())
    .filter((i) => forecast.start[i]! + HOUR_MS > issued_at)
    .map(
      (i): StoredHour => ({
        ...{ latitude, longitude, elevation_m: forecast.elevation, issued_at, source },
        interval_start: forecast.start[i]!,
        ghi_w_m2: value(forecast.ghi, i),
        dni_w_m2: value(forecast.dni, i),
        dhi_w_m2: value(forecast.dhi, i),
        temp_air_c: value(forecast.tempAir, i),
        wind_m_s: value(forecast.wind, i),
      }),
    );
  await lake.commit(
    `Forecast for ${place}: ${source}`,
    async () => {
      const earlier = (await storedHours(lake, place, month, signal)).filter((hour) => hour.issued_at !== issued_at);
      return { put: [forecastPart(place, month, [...earlier, ...hours])] };
    },
    signal ? { signal } : {},
  );
  return hours.length;
}

/** When the newest forecast of a place was fetched; nothing where there is none. [ms since 1970, UTC] */
export async function newestForecast(lake: Lake, place: string, signal?: AbortSignal): Promise<number | undefined> {
  const snapshot = await lake.snapshot();
  const result = await snapshot.query(
    "SELECT epoch_ms(max(issued_at))::DOUBLE AS at FROM weather_forecast WHERE place = $place AND quality <> 'synthetic'",
    { place },
    signal ? { signal } : {},
  );
  return result.rows<{ at: number | null }>()[0]?.at ?? undefined;
}

async function storedHours(lake: Lake, place: string, month: string, signal?: AbortSignal): Promise<StoredHour[]> {
  if ((await lake.head()) === null) return [];
  const result = await (await lake.snapshot()).query(
    `SELECT latitude, longitude, elevation_m, epoch_ms(issued_at)::DOUBLE AS issued_at,
            epoch_ms(interval_start)::DOUBLE AS interval_start, ghi_w_m2, dni_w_m2, dhi_w_m2, temp_air_c, wind_m_s, source
     FROM weather_forecast
     WHERE place = $place AND quality <> 'synthetic' AND strftime(timezone('UTC', issued_at), '%Y-%m') = $month`,
    { place, month },
    signal ? { signal } : {},
  );
  return result.rows<StoredHour>();
}

function forecastPart(place: string, month: string, hours: readonly StoredHour[]): PartWrite {
  const of = <K extends keyof StoredHour>(name: K) => hours.map((hour) => hour[name]);
  const micros = (name: "issued_at" | "interval_start") =>
    BigInt64Array.from(hours, (hour) => BigInt(hour[name]) * 1000n);
  return {
    dataset: "weather_forecast",
    partition: `${place}-${month}`,
    columns: {
      place: hours.map(() => place),
      latitude: of("latitude"),
      longitude: of("longitude"),
      elevation_m: of("elevation_m"),
      issued_at: micros("issued_at"),
      interval_start: micros("interval_start"),
      ghi_w_m2: of("ghi_w_m2"),
      dni_w_m2: of("dni_w_m2"),
      dhi_w_m2: of("dhi_w_m2"),
      temp_air_c: of("temp_air_c"),
      wind_m_s: of("wind_m_s"),
      quality: hours.map(() => "forecast"),
      source: of("source"),
    },
    provenance: { source: [...new Set(of("source"))].sort().join("; "), quality: "forecast" },
  };
}
