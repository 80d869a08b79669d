import type { State } from "../open-state.ts";

/** A point that says what moves twins from outside. */
export interface WeatherPoint {
  readonly driver: "tempOutC" | "solarWPerM2";
  readonly deviceId: string;
  readonly metric: string;
  readonly gain: number;
  readonly offset: number;
}

/** The points of the site's weather station: the temperature outside, and the sun. */
export async function weatherPoints(state: State): Promise<WeatherPoint[]> {
  const { rows } = await state.pool.query<WeatherPoint>(
    `SELECT DISTINCT ON (driver) driver, device_id AS "deviceId", metric, calibration_gain AS gain, calibration_offset AS offset
     FROM (SELECT point.*, CASE WHEN metric = 'temp_c' THEN 'tempOutC' ELSE 'solarWPerM2' END AS driver
       FROM point JOIN device ON device.id = point.device_id
       WHERE device.kind = 'weather' AND device.status <> 'retired'
         AND metric IN ('temp_c', 'irradiance_w_per_m2', 'ghi_w_per_m2', 'poa_w_per_m2')) AS weather
     ORDER BY driver, device_id, metric`,
  );
  return rows;
}
