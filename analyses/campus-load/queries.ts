const energy = {
  kwh: "DOUBLE?",
  estimated_kwh: "DOUBLE?",
  synthetic_kwh: "DOUBLE?",
  known: "BIGINT",
  expected: "BIGINT",
} as const;

export const queries = {
  total: energy,
  by_hour: { hour: "INTEGER", ...energy },
  by_weekday: { weekday: "INTEGER", ...energy },
  by_month: { month: "VARCHAR", ...energy },
  by_building: { building: "VARCHAR", ...energy },
  by_weekday_hour: { weekday: "INTEGER", hour: "INTEGER", ...energy },
  load: { interval_start: "TIMESTAMPTZ", load_kw: "DOUBLE?" },
  buildings: { building: "VARCHAR", name_en: "VARCHAR", name_ko: "VARCHAR" },
  span: { data_end: "TIMESTAMPTZ?" },
} as const;
