import type { Combination } from "./comb.ts";
import type { ForecastModel, ModelOutcome } from "./model.ts";

/** Many series over the same periods: the municipalities of one contract type by month. */
export interface Panel {
  /** Names of the series, shape [series]. */
  readonly ids: readonly string[];
  /** Values, aligned, oldest first, shape [series][periods]; NaN where missing. [any] */
  readonly values: readonly Float64Array[];
  /** Periods in a season m. [periods] */
  readonly seasonLength: number;
  /** Month of the first period, as `monthIndex` counts, where periods are months. [months] */
  readonly firstMonth?: number;
}

/** Chooses the models for a panel that ends where the forecast begins; it sees nothing later. */
export type ModelSet = (past: Panel) => readonly ForecastModel[];

/** What one model said about every series. */
export interface ModelForecasts {
  readonly name: string;
  /** Forecast, or the reason why there is none, shape [series]. */
  readonly outcomes: readonly ModelOutcome[];
}

/** Forecasts of all series of a panel from one origin. */
export interface PanelForecast {
  /** First period that is forecast, counted from 0; everything before it was known. [periods] */
  readonly origin: number;
  readonly horizon: number;
  readonly models: readonly ModelForecasts[];
}

/**
 * Forecasts every series of a panel from one origin with every model. Models get copies that end before the origin, so that
 * nothing from the origin on can reach a forecast, be it of the series itself or of its neighbours. What a combination's
 * members gave is not computed twice.
 *
 * @param panel Panel, which may go on beyond the origin.
 * @param origin First period to forecast, at least 1. [periods]
 * @param horizon Steps to forecast h. [periods]
 * @param models Chooses the models from the past of the panel.
 * @returns Outcome of each model for each series, with the reason where a model did not run. [unit of the panel]
 * @throws {RangeError} If the origin lies outside the panel or right behind its end by more than one period, or the series
 *   differ in length.
 */
export function forecastPanel(panel: Panel, origin: number, horizon: number, models: ModelSet): PanelForecast {
  const length = panel.values[0]?.length ?? 0;
  if (!Number.isInteger(origin) || origin < 1 || origin > length) {
    throw new RangeError(`Cannot forecast as the origin must lie between 1 and ${length}: current value is ${origin}`);
  }
  if (panel.values.some((series) => series.length !== length)) {
    throw new RangeError(`Cannot forecast as the series of a panel must be aligned: not all have ${length} periods`);
  }
  const past = panelBefore(panel, origin);
  const chosen = models(past);
  const request = { seasonLength: panel.seasonLength, horizon };
  const bySeries = past.values.map((history) => {
    const known = new Map<ForecastModel, ModelOutcome>();
    const run = (model: ForecastModel | Combination): ModelOutcome => {
      const before = known.get(model);
      if (before) return before;
      let outcome: ModelOutcome;
      if ("members" in model) {
        const members = model.members(history, request);
        outcome = model.combine(history, members, members.map(run));
      } else outcome = model.forecast(history, request);
      known.set(model, outcome);
      return outcome;
    };
    return chosen.map(run);
  });
  return {
    origin,
    horizon,
    models: chosen.map(({ name }, i) => ({ name, outcomes: bySeries.map((outcomes) => outcomes[i]!) })),
  };
}

/** The panel as it was known before a period, in memory of its own. */
function panelBefore(panel: Panel, origin: number): Panel {
  return { ...panel, values: panel.values.map((series) => series.slice(0, origin)) };
}
