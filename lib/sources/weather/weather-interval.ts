import type { WeatherColumn } from "./weather-column.ts";

/** An interval of a file: when it begins on the file's clock, and its values; those left out are missing. */
export interface WeatherInterval {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Minutes since the day began. */
  readonly minutes: number;
  readonly values: Readonly<Partial<Record<WeatherColumn, number>>>;
  /** File and line, with the bracket open: `a.epw (line 12`. */
  readonly where: string;
}
