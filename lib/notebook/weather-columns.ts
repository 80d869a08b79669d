/** Columns of a query that tells where and what a weather is: those of dataset `weather_place`. */
export const PLACE_COLUMNS = {
  weather: "VARCHAR",
  name_en: "VARCHAR",
  name_ko: "VARCHAR",
  kind: "VARCHAR",
  format: "VARCHAR",
  latitude: "DOUBLE",
  longitude: "DOUBLE",
  elevation_m: "DOUBLE",
  utc_offset_h: "DOUBLE",
  step_min: "INTEGER",
  minute: "INTEGER?",
  ghi_kwh_m2: "DOUBLE?",
  quality: "VARCHAR",
  source: "VARCHAR",
} as const;

/** Columns of a query of a weather's intervals; `interval_start` is milliseconds since 1970, UTC. */
export const WEATHER_COLUMNS = {
  interval_start: "DOUBLE",
  ghi_w_m2: "DOUBLE?",
  dni_w_m2: "DOUBLE?",
  dhi_w_m2: "DOUBLE?",
  temp_air_c: "DOUBLE?",
  wind_m_s: "DOUBLE?",
  pressure_mbar: "DOUBLE?",
  albedo: "DOUBLE?",
  quality: "VARCHAR",
} as const;
