/** What a model is asked for. */
export interface ForecastRequest {
  /** Periods in a season m: 12 for months, 24 for hours, 1 for none. [periods] */
  readonly seasonLength: number;
  /** Steps to forecast h. [periods] */
  readonly horizon: number;
}

/** A point forecast, or the reason why the model cannot give one for this series. */
export type ModelOutcome =
  | { readonly ran: true; readonly yHat: Float64Array; readonly note?: string }
  | { readonly ran: false; readonly reason: string };

/**
 * A forecasting model: a pure function of the history, oldest value first. NaN marks a missing period; a model that needs
 * an unbroken history uses the run after the last gap (see `latestRun`) and refuses when that is too short.
 */
export interface ForecastModel {
  readonly name: string;
  readonly forecast: (history: Float64Array, request: ForecastRequest) => ModelOutcome;
}
