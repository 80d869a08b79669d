/** A region and month: use, the denominator of MASE, and forecasts by model; null is missing, or a model that did not run. */
interface Forecasts {
  readonly month: string;
  readonly code: string;
  readonly contract?: string;
  readonly actual: number | null;
  readonly scale: number | null;
  readonly models: Readonly<Record<string, number | null>>;
}

const WORKED: readonly Forecasts[] = [
  { month: "2024-04", code: "11110", actual: 400, scale: null, models: { comb: 380 } },
  { month: "2024-04", code: "11140", actual: 200, scale: null, models: { comb: null } },
  { month: "2024-04", code: "11680", actual: 600, scale: null, models: { comb: 570 } },
  { month: "2024-04", code: "47110", actual: 2000, scale: null, models: { comb: 2100 } },
  { month: "2024-04", code: "47940", actual: 0, scale: null, models: { comb: null } },

  {
    month: "2024-05",
    code: "11110",
    actual: 500,
    scale: 25,
    models: { comb: 450, snaive: 400, ets: null, theta: 490 },
  },
  {
    month: "2024-05",
    code: "11140",
    actual: 250,
    scale: null,
    models: { comb: 300, snaive: 225, ets: null, theta: null },
  },
  { month: "2024-05", code: "11680", actual: null, scale: 50, models: { comb: 590, snaive: 600, ets: null } },
  { month: "2024-05", code: "47110", actual: 2500, scale: 250, models: { comb: 2000, snaive: 2500, ets: null } },
  { month: "2024-05", code: "47190", actual: 800, scale: 40, models: { comb: 800, snaive: 900, ets: null } },
  { month: "2024-05", code: "47940", actual: 0, scale: 0, models: { comb: 5, snaive: null, ets: null } },
  { month: "2024-05", code: "11", actual: 750, scale: 50, models: { comb: 800, snaive: 700 } },
  { month: "2024-05", code: "47", actual: 3300, scale: 99, models: { comb: 2805, snaive: 3400 } },
  { month: "2024-05", code: "KR", actual: 4050, scale: 99, models: { comb: 3605, snaive: 4100 } },
  { month: "2024-05", code: "11110", contract: "industrial", actual: 150, scale: 20, models: { comb: 120 } },

  { month: "2024-08", code: "11110", actual: 600, scale: 30, models: { comb: 540, snaive: 570 } },
  { month: "2024-08", code: "47110", actual: 2400, scale: 200, models: { comb: null, snaive: 2300 } },
  { month: "2024-08", code: "47190", actual: 900, scale: 45, models: { comb: 810, snaive: 990 } },
];

/** What the intervals rest on, by region: its own errors, those of all regions (for 80 % only), or too few. */
const BASIS: Readonly<Record<string, { basis: string; error_count: number; error_months: number }>> = {
  "11110": { basis: "own", error_count: 19, error_months: 19 },
  "11140": { basis: "none", error_count: 2, error_months: 1 },
};

const POOLED = { basis: "pooled", error_count: 12, error_months: 2 };

/** Rows of regional_forecast. */
export const FORECASTS = WORKED.flatMap(({ month, code, contract = "total", actual, scale, models }) =>
  Object.entries(models).map(([model, forecast]) => {
    const basis = BASIS[code] ?? POOLED;
    const bound = (by: number) =>
      forecast === null || basis.basis === "none" || (Math.abs(by) > 40 && basis === POOLED)
        ? null
        : Math.max(0, forecast + by);
    return {
      target_month: `${month}-01`,
      level: code === "KR" ? "nation" : code.length === 2 ? "province" : "municipality",
      region_code: code,
      contract,
      model,
      ran: forecast !== null,
      note: forecast === null ? "needs 24 values after the last gap, has 5" : model === "comb" ? "theta alone" : null,
      history_months: month === "2024-04" ? 9 : 10,
      actual_kwh: actual,
      forecast_kwh: forecast,
      base_kwh: forecast,
      lo80_kwh: bound(-40),
      hi80_kwh: bound(40),
      lo95_kwh: bound(-80),
      hi95_kwh: bound(80),
      ...basis,
      reconciliation: forecast === null ? "none" : "bottom-up",
      mase_scale_kwh: scale,
    };
  }),
);
