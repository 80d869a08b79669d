import { PLACE_COLUMNS, WEATHER_COLUMNS } from "#lib/notebook/weather-columns.ts";

export const queries = {
  load: { hour_start: "TIMESTAMPTZ", load_kwh: "DOUBLE?", estimated_kwh: "DOUBLE?", quality: "VARCHAR" },
  place: PLACE_COLUMNS,
  weather: WEATHER_COLUMNS,
  arrays: {
    array: "VARCHAR",
    kwp: "DOUBLE",
    tilt_deg: "DOUBLE",
    azimuth_deg: "DOUBLE",
    mount: "VARCHAR",
    module: "VARCHAR",
    losses_pct: "DOUBLE",
    dc_ac: "DOUBLE",
    quality: "VARCHAR",
  },
  output: { hour_start: "TIMESTAMPTZ", kwh_kwp: "DOUBLE?" },
} as const;
