/** Values of a file or a simulation by the hour; missing is NaN. */
export interface HourColumn {
  /** What it is, for messages: a file and its column, or an array under a weather. */
  readonly name: string;
  /** Start of each hour, ascending unless the year is typical. [ms since 1970, UTC] */
  readonly start: Float64Array;
  readonly values: Float64Array;
  /** Offset from UTC in which its hours of the day are counted. [ms] */
  readonly utcOffset: number;
  /** Whether it is a typical year, with months of different years: it then holds for any year. */
  readonly isTypical: boolean;
  /** What a reader should know of how it was read, a line each. */
  readonly notes: readonly string[];
}
