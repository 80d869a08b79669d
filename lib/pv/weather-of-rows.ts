import type { Weather } from "./weather.ts";

/** A row of dataset `weather`; what a query leaves out is missing throughout. */
export interface WeatherRow {
  /** Start of the interval: ISO text, or milliseconds since 1970. */
  readonly interval_start: string | number;
  readonly ghi_w_m2?: number | null;
  readonly dni_w_m2?: number | null;
  readonly dhi_w_m2?: number | null;
  readonly temp_air_c?: number | null;
  readonly wind_m_s?: number | null;
  readonly pressure_mbar?: number | null;
  readonly albedo?: number | null;
}

/** A row of dataset `weather_place`: what is needed of it. */
export interface WeatherPlaceRow {
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation_m: number;
  readonly utc_offset_h: number;
  readonly step_min: number;
  readonly minute: number | null;
}

/**
 * Puts rows of the lake into the columns that the models take, in the order given.
 *
 * @param rows Rows of dataset `weather`, by position.
 * @param place Its row of `weather_place`.
 * @returns Weather with one value a row; NaN where a row has NULL or a query left the column out.
 */
export function weatherOfRows(rows: readonly WeatherRow[], place: WeatherPlaceRow): Weather {
  const { latitude, longitude, elevation_m: elevation, utc_offset_h: utcOffset, step_min: step, minute } = place;
  const column = (name: Exclude<keyof WeatherRow, "interval_start">) => {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = rows[i]![name] ?? Number.NaN;
    return values;
  };
  return {
    site: { latitude, longitude, utcOffset, elevation },
    start: Float64Array.from(rows, ({ interval_start: at }) => (typeof at === "number" ? at : Date.parse(at))),
    step,
    ...(minute === null ? {} : { minute }),
    ghi: column("ghi_w_m2"),
    dni: column("dni_w_m2"),
    dhi: column("dhi_w_m2"),
    tempAir: column("temp_air_c"),
    wind: column("wind_m_s"),
    pressure: column("pressure_mbar"),
    albedo: column("albedo"),
  };
}
