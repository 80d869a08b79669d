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

/** What an interval rests on, by region: own errors, those of all regions, or too few. */
const BASIS = {
  "11110": { basis80: "own", count80: 5, basis95: "pooled", count95: 40 },
  "11140": { basis80: "none", count80: 2, basis95: "none", count95: 2 },
} as const;

const POOLED = { basis80: "pooled", count80: 12, basis95: "none", count95: 12 } as const;

/** Rows of regional_forecast. */
export const FORECASTS = WORKED.flatMap(({ month, code, contract = "total", actual, scale, models }) =>
  Object.entries(models).map(([model, forecast]) => {
    const basis = BASIS[code as keyof typeof BASIS] ?? POOLED;
    const bound = (of: "basis80" | "basis95", by: number) =>
      forecast === null || basis[of] === "none" ? null : Math.max(0, forecast + by);
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
      lo80_kwh: bound("basis80", -40),
      hi80_kwh: bound("basis80", 40),
      lo95_kwh: bound("basis95", -80),
      hi95_kwh: bound("basis95", 80),
      ...basis,
      reconciliation: forecast === null ? "none" : "bottom-up",
      mase_scale_kwh: scale,
    };
  }),
);
