import type { Read } from "#lib/core/derivation.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { type WeatherPlaceRow, type WeatherRow, weatherOfRows } from "#lib/pv/weather-of-rows.ts";
import type { ForecastPlace } from "./place.ts";

/** Further away than this another climate begins, and no typical year is better than a wrong one. [deg] */
const FAR = 1.5;

/** The typical year by hours nearest to a place; null where there is none nearby. */
export async function typicalWeather(read: Read, { site, isSynthetic }: ForecastPlace): Promise<Weather | null> {
  const { latitude, longitude } = site;
  const [place] = await read<WeatherPlaceRow & { readonly weather: string }>(
    `SELECT weather, latitude, longitude, elevation_m, utc_offset_h, step_min, minute FROM weather_place
     WHERE (quality = 'synthetic') = $isSynthetic AND kind = 'typical' AND step_min = 60
       AND greatest(abs(latitude - $latitude), abs(longitude - $longitude)) < ${FAR}
     ORDER BY (latitude - $latitude) ** 2 + (longitude - $longitude) ** 2, weather LIMIT 1`,
    { isSynthetic, latitude, longitude },
  );
  if (!place) return null;
  const rows = await read<WeatherRow>(
    `SELECT epoch_ms(interval_start)::DOUBLE AS interval_start, ghi_w_m2, dni_w_m2, dhi_w_m2, temp_air_c, wind_m_s, pressure_mbar, albedo
     FROM weather WHERE weather = $weather ORDER BY position`,
    { weather: place.weather },
  );
  return rows.length > 0 ? weatherOfRows(rows, place) : null;
}
