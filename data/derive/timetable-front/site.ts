import type { Read } from "#lib/core/derivation.ts";
import type { ModuleType, Mount, PvArray } from "#lib/pv/pv-array.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { type WeatherPlaceRow, type WeatherRow, weatherOfRows } from "#lib/pv/weather-of-rows.ts";

/** The weather and arrays of the site. */
interface FrontSite {
  readonly weather: Weather;
  readonly weatherName: string;
  readonly isSynthetic: boolean;
  readonly arrays: readonly PvArray[];
}

interface ArrayRow {
  readonly kwp: number;
  readonly tilt_deg: number;
  readonly azimuth_deg: number;
  readonly mount: string;
  readonly module: string;
  readonly losses_pct: number;
  readonly dc_ac: number;
  readonly quality: string;
}

/** The first year of weather as pages offer them, and all arrays; null without such a year. */
export async function frontSite(read: Read): Promise<FrontSite | null> {
  const [place] = await read<WeatherPlaceRow & { weather: string; quality: string }>(
    `SELECT weather, quality, latitude, longitude, elevation_m, utc_offset_h, step_min, minute FROM weather_place
     WHERE ghi_kwh_m2 IS NOT NULL AND weather IN (SELECT DISTINCT weather FROM weather)
     ORDER BY quality = 'synthetic', kind = 'actual', weather LIMIT 1`,
  );
  if (!place) return null;
  const rows = await read<WeatherRow>(
    `SELECT epoch_ms(interval_start)::DOUBLE AS interval_start, ghi_w_m2, dni_w_m2, dhi_w_m2, temp_air_c, wind_m_s,
            pressure_mbar, albedo
     FROM weather WHERE weather = $weather ORDER BY position`,
    { weather: place.weather },
  );
  const arrays = await read<ArrayRow>(
    `SELECT kwp, tilt_deg, azimuth_deg, mount, module, losses_pct, dc_ac, quality FROM pv_array ORDER BY "array"`,
  );
  return {
    weather: weatherOfRows(rows, place),
    weatherName: place.weather,
    isSynthetic: place.quality === "synthetic" || arrays.some(({ quality }) => quality === "synthetic"),
    arrays: arrays.map((row) => ({
      ...STANDARD_ARRAY,
      ...{ kwp: row.kwp, tilt: row.tilt_deg, azimuth: row.azimuth_deg, losses: row.losses_pct, dcAc: row.dc_ac },
      ...{ mount: row.mount as Mount, module: row.module as ModuleType },
    })),
  };
}
