import type { Rows } from "#lib/notebook/analysis.ts";
import { PLAN_COLUMNS } from "#lib/notebook/arrays-input.ts";
import { PLACE_COLUMNS, WEATHER_COLUMNS } from "#lib/notebook/weather-columns.ts";

export const queries = {
  place: PLACE_COLUMNS,
  weather: WEATHER_COLUMNS,
  built: {
    array: "VARCHAR",
    name_en: "VARCHAR",
    name_ko: "VARCHAR",
    losses_pct: "DOUBLE",
    dc_ac: "DOUBLE",
    quality: "VARCHAR",
  },
  plan: PLAN_COLUMNS,
  orientation: {
    mount: "VARCHAR",
    tilt_deg: "DOUBLE",
    azimuth_deg: "DOUBLE",
    kwh_kwp: "DOUBLE?",
    quality: "VARCHAR",
  },
  compared: {
    weather: "VARCHAR",
    name_en: "VARCHAR",
    name_ko: "VARCHAR",
    kind: "VARCHAR",
    latitude: "DOUBLE",
    longitude: "DOUBLE",
    ghi_kwh_m2: "DOUBLE",
    years: "DOUBLE",
    kwh_kwp: "DOUBLE?",
    quality: "VARCHAR",
  },
  forecast: {
    interval_start: "TIMESTAMPTZ",
    origin: "TIMESTAMPTZ",
    model: "VARCHAR",
    lead_h: "INTEGER",
    energy_kwh: "DOUBLE?",
    lo80_kwh: "DOUBLE?",
    hi80_kwh: "DOUBLE?",
    lo95_kwh: "DOUBLE?",
    hi95_kwh: "DOUBLE?",
    actual_kwh: "DOUBLE?",
    measured_share: "DOUBLE?",
    quality: "VARCHAR",
  },
  scores: {
    array: "VARCHAR",
    model: "VARCHAR",
    lead_day: "INTEGER",
    hours: "INTEGER",
    origins: "INTEGER",
    mae_kwh: "DOUBLE?",
    wape: "DOUBLE?",
    skill: "DOUBLE?",
    coverage80: "DOUBLE?",
    coverage95: "DOUBLE?",
    share: "DOUBLE?",
    quality: "VARCHAR",
  },
} as const;

export type AnalysisRows = Rows<typeof queries>;
