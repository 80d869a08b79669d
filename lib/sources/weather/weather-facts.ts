/** Layouts that are read. */
export type WeatherFormat = "epw" | "tmy2" | "tmy3" | "nsrdb" | "sam" | "pvwatts" | "asos-hourly" | "asos-daily";

/** What a file says of its weather beside the columns. */
export interface WeatherFacts {
  /** The file's name. */
  readonly file: string;
  readonly format: WeatherFormat;
  /** Typical: months of several years; actual: as it was. */
  readonly kind: "typical" | "actual";
  /** Measured, or of a model or satellite. */
  readonly quality: "measured" | "estimated";
  /** Short name made of place and source: small letters, digits and hyphens. */
  readonly name: string;
  /** Place and source, to be shown. */
  readonly title: { readonly en: string; readonly ko: string };
  /** Who made it. */
  readonly source: string;
  /** Intervals of the weather: those of the file, and those that it leaves out between them. */
  readonly rows: number;
  /** Share of these with a known global irradiance. [1] */
  readonly coverage: number;
  /** Irradiation of a year; NaN where the file holds no whole year. [kWh/m2] */
  readonly ghi_kwh_m2: number;
  readonly dni_kwh_m2: number;
  readonly dhi_kwh_m2: number;
  /** Mean air temperature. [deg C] */
  readonly temp_air_c: number;
  /** What a reader should know of how it was read, a line each. */
  readonly notes: readonly string[];
}
