import type { Rows } from "#lib/notebook/analysis.ts";

const measures = {
  mae_kwh: "DOUBLE?",
  mse_kwh2: "DOUBLE?",
  wape: "DOUBLE?",
} as const;

const intervals = {
  lo80_kwh: "DOUBLE?",
  hi80_kwh: "DOUBLE?",
  lo95_kwh: "DOUBLE?",
  hi95_kwh: "DOUBLE?",
} as const;

export const queries = {
  errors: {
    region_code: "VARCHAR",
    name_ko: "VARCHAR",
    name_en: "VARCHAR",
    province_ko: "VARCHAR?",
    province_en: "VARCHAR?",
    actual_kwh: "DOUBLE?",
    forecast_kwh: "DOUBLE?",
    ...intervals,
    ran: "BOOLEAN",
    note: "VARCHAR?",
    basis: "VARCHAR",
    error_count: "INTEGER",
    error_months: "INTEGER",
    history_months: "INTEGER",
    error_kwh: "DOUBLE?",
    ...measures,
    mase: "DOUBLE?",
    skill: "DOUBLE?",
    mase_scale_kwh: "DOUBLE?",
    mean_kwh: "DOUBLE?",
    industrial_share: "DOUBLE?",
    coverage: "DOUBLE?",
  },
  backtest: { region_code: "VARCHAR", ...measures, months: "INTEGER" },
  models: {
    model: "VARCHAR",
    ran: "INTEGER",
    regions: "INTEGER",
    reason: "VARCHAR?",
    note: "VARCHAR?",
    ...measures,
    mase: "DOUBLE?",
  },
  seasons: {
    month: "VARCHAR",
    region_code: "VARCHAR",
    error_kwh: "DOUBLE?",
    ...measures,
    mase: "DOUBLE?",
    skill: "DOUBLE?",
  },
  history: {
    month: "VARCHAR",
    region_code: "VARCHAR",
    actual_kwh: "DOUBLE?",
    forecast_kwh: "DOUBLE?",
    ...intervals,
  },
  geometry: { region_code: "VARCHAR", geometry: "VARCHAR", kind: "VARCHAR" },
} as const;

export type AnalysisRows = Rows<typeof queries>;
