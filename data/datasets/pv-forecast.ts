import type { Dataset } from "#lib/core/dataset.ts";

const BOUND = { type: "DOUBLE", unit: "kWh", nullable: true } as const;

export const dataset: Dataset = {
  name: "pv_forecast",
  rowIs: "array × model × origin × hour",
  columns: {
    array: { type: "VARCHAR", meaning: "Array, or vpp: the sum over all, with an interval of its own." },
    model: { type: "VARCHAR", meaning: "weather (PVWatts v5 on forecast weather), clear-sky, or persistence." },
    origin: { type: "TIMESTAMPTZ", meaning: "When it was made; nothing later was known." },
    interval_start: { type: "TIMESTAMPTZ", meaning: "Start of the hour it is for." },
    lead_h: { type: "INTEGER", unit: "h", meaning: "Hours from the origin to the start of the interval." },
    energy_kwh: { ...BOUND, meaning: "Forecast of the hour's energy." },
    lo80_kwh: { ...BOUND, meaning: "Lower bound of the interval of 80 %." },
    hi80_kwh: { ...BOUND, meaning: "Upper bound of the interval of 80 %." },
    lo95_kwh: { ...BOUND, meaning: "Lower bound of the interval of 95 %." },
    hi95_kwh: { ...BOUND, meaning: "Upper bound of the interval of 95 %." },
    actual_kwh: {
      ...BOUND,
      meaning:
        "What was measured then, in vpp by the arrays with a reading; NULL where these are under 80 % of the clear output.",
    },
    compared_kwh: { ...BOUND, meaning: "The part of the forecast of what was measured: all of it, but in vpp." },
    measured_share: {
      type: "DOUBLE",
      unit: "1",
      nullable: true,
      meaning: "Share of the clear sky's output of what was measured: 1, but in vpp.",
    },
    quality: { type: "VARCHAR", meaning: "forecast, or synthetic where it rests on invented data." },
  },
  key: ["array", "model", "origin", "interval_start"],
  sort: ["array", "model", "origin", "interval_start"],
};
