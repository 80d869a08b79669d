/** How well a model told its history, see `calibrationFigures`. */
export interface Calibration {
  /** First and last moment of the history. [ms since 1970, UTC] */
  readonly from: number;
  readonly to: number;
  /** Hours that were compared. [count] */
  readonly n: number;
  /** CV(RMSE) of hourly means; null where undefined. [%] */
  readonly cvRmse: number | null;
  /** NMBE of hourly means, measured − simulated; null where undefined. [%] */
  readonly nmbe: number | null;
  /** Root of the mean squared error of hourly means. [unit of the metric] */
  readonly rmse: number | null;
  /**
   * Most that came together beyond the slack of a `Parting` in any week of the history but the worst; null where undefined.
   * [standard deviations times hours]
   */
  readonly gathered: number | null;
  /** When it was calibrated. [ms since 1970, UTC] */
  readonly at: number;
}
