import type { Read } from "#lib/core/derivation.ts";
import type { Site } from "#lib/pv/weather.ts";

/** Where the arrays stand, and whose forecast of the weather there is. */
export interface ForecastPlace {
  /** Name of the place in `weather_forecast`; null where nobody forecasts its weather. */
  readonly name: string | null;
  readonly site: Site;
  readonly source: string;
  readonly isSynthetic: boolean;
}

interface PlaceRow {
  readonly place: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation_m: number;
  readonly source: string;
}

/** The place of the newest forecast of the weather, else that of a weather file: invented ones, or the others. */
export async function forecastPlace(read: Read, isSynthetic: boolean): Promise<ForecastPlace | undefined> {
  const [row] = [
    ...(await read<PlaceRow>(
      `SELECT place, latitude, longitude, elevation_m, source FROM weather_forecast
       WHERE (quality = 'synthetic') = $isSynthetic ORDER BY issued_at DESC, place LIMIT 1`,
      { isSynthetic },
    )),
    ...(await read<PlaceRow>(
      `SELECT NULL AS place, latitude, longitude, elevation_m, source FROM weather_place
       WHERE (quality = 'synthetic') = $isSynthetic ORDER BY weather LIMIT 1`,
      { isSynthetic },
    )),
  ];
  if (!row) return undefined;
  const { place: name, latitude, longitude, elevation_m: elevation, source } = row;
  // The sun's own clock: a day of it holds one rise and one set, whatever clock the site keeps.
  const site = { latitude, longitude, elevation, utcOffset: Math.round(longitude / 15) };
  return { name, site, source, isSynthetic };
}
