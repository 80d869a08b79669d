/** Where the sun is looked at from. */
export interface Site {
  /** Degrees north. [deg] */
  readonly latitude: number;
  /** Degrees east. [deg] */
  readonly longitude: number;
  /** Offset of the weather's clock from UTC: standard time, no summer time. [h] */
  readonly utcOffset: number;
  /** Height above the sea. [m] */
  readonly elevation: number;
}

/**
 * Weather as columns of equal length, one value an interval; missing is NaN. Every reader of a weather file yields this.
 *
 * A value either is a mean over its interval, or stands for an instant within it: PVWatts looks at the sun in the middle of
 * the interval for the first (and of its sunny part, where the sun rises or sets), and at that minute for the second.
 */
export interface Weather {
  readonly site: Site;
  /** Start of each interval, as the file dates it: months of a typical year may be of different years. [ms since 1970, UTC] */
  readonly start: Float64Array;
  /** Length of an interval. [min] */
  readonly step: number;
  /** Minute after the start that values stand for; undefined where they are means over the interval. [min] */
  readonly minute?: number;
  /** Global horizontal irradiance. [W/m2] */
  readonly ghi: Float64Array;
  /** Direct normal irradiance. [W/m2] */
  readonly dni: Float64Array;
  /** Diffuse horizontal irradiance. [W/m2] */
  readonly dhi: Float64Array;
  /** Air temperature. [deg C] */
  readonly tempAir: Float64Array;
  /** Wind speed. [m/s] */
  readonly wind: Float64Array;
  /** Air pressure at the site; NaN: the standard atmosphere's at its height is taken. [mbar] */
  readonly pressure: Float64Array;
  /** Albedo of the ground; NaN: 0.2 is taken. [1] */
  readonly albedo: Float64Array;
}
