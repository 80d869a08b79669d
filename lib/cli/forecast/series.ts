/** A series to forecast: its values in order of time, NaN where one is missing. */
export interface NamedSeries {
  readonly id: string;
  readonly values: Float64Array;
}
