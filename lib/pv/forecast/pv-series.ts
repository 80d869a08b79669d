/** Hours of an array at a site, one after the other without a gap: columns of equal length. */
export interface PvSeries {
  /** Start of the first hour. [ms since 1970, UTC] */
  readonly start: number;
  /** What was measured; NaN where it is not known. [kWh] */
  readonly output: Float64Array;
  /** What PVWatts v5 gives under a sky without clouds; 0 at night, and nowhere else. [kWh] */
  readonly clear: Float64Array;
  /** Height of the sun in the middle of the hour's sunny part. [deg] */
  readonly height: Float64Array;
  /** Of a sum of arrays, the part of `clear` of those that were measured, whose output `output` is; absent: all of it. [kWh] */
  readonly measuredClear?: Float64Array;
  /** What the inverter can give in an hour. [kWh] */
  readonly limit: number;
  /** Output over `clear` that a typical year leads to expect, by month and hour of UTC, shape [12 × 24]; absent: nobody knows. [1] */
  readonly typical?: Float64Array;
}

/** A forecast of an array's hours. */
export interface PvForecast {
  /** First hour of it, counted in its series: that hour and all later ones were not known. */
  readonly origin: number;
  /** Energy hour by hour from the origin on; NaN where there is no forecast. [kWh] */
  readonly yHat: Float64Array;
  /** Of a sum of arrays, the part of `yHat` of those that were measured since; absent: all of it. [kWh] */
  readonly ofMeasured?: Float64Array;
}
