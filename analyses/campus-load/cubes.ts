import type { Cubes } from "#lib/notebook/cube.ts";

/** The readings by time and building; every figure is a view and is filtered by what is chosen in the others. */
export const cubes = {
  campus: {
    query: "campus",
    dimensions: {
      interval_start: { type: "TIMESTAMPTZ", fine: true },
      day: { type: "DATE", fine: true },
      month: { type: "VARCHAR" },
      weekday: { type: "INTEGER" },
      hour: { type: "INTEGER" },
      building: { type: "VARCHAR" },
    },
    measures: {
      kwh: { sum: "energy_kwh" },
      estimated_kwh: { sum: "estimated_kwh" },
      synthetic_kwh: { sum: "synthetic_kwh" },
      known: { count: "energy_kwh" },
      expected: { count: "*" },
      load_kw: { sum: "load_kw" },
    },
    range: "day",
    views: {
      total: { by: [] },
      by_hour: { by: ["hour"] },
      by_weekday: { by: ["weekday"] },
      by_month: { by: ["month"] },
      by_building: { by: ["building"] },
      by_weekday_hour: { by: ["weekday", "hour"] },
      load: { by: ["interval_start"], line: { x: "interval_start", y: "load_kw" } },
    },
  },
} as const satisfies Cubes;
