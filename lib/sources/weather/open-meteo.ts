import { UserError } from "#lib/core/user-error.ts";
import { WEATHER_COLUMNS, type WeatherColumn } from "./weather-column.ts";

/** Variables that are asked for, by the column that they become; the units in which they are read. */
const VARIABLES = {
  ghi: { name: "shortwave_radiation", unit: "W/m²", isMean: true },
  dni: { name: "direct_normal_irradiance", unit: "W/m²", isMean: true },
  dhi: { name: "diffuse_radiation", unit: "W/m²", isMean: true },
  tempAir: { name: "temperature_2m", unit: "°C", isMean: false },
  wind: { name: "wind_speed_10m", unit: "m/s", isMean: false },
} as const;
type ForecastColumn = keyof typeof VARIABLES;
const COLUMNS = Object.keys(VARIABLES) as ForecastColumn[];
const HOUR_S = 3600;

/** Names of the variables, as the address asks for them. */
export const OPEN_METEO_HOURLY = COLUMNS.map((column) => VARIABLES[column].name).join(",");

/** A forecast as columns, one value an hour; missing is NaN. */
export type WeatherForecast = Readonly<Record<ForecastColumn, Float64Array>> & {
  /** Start of each hour. [ms since 1970, UTC] */
  readonly start: Float64Array;
  /** Height of the place, as the source takes it. [m] */
  readonly elevation: number;
};

/**
 * Reads the JSON of Open-Meteo's /v1/forecast in Unix time, m/s and °C. Its radiation at an hour is the mean over the hour before,
 * so it belongs to the hour that ends there; temperature and wind are of the instant, so an hour has the mean of its two ends.
 *
 * @throws {UserError} If it says an error, or is not in that shape.
 */
export function readOpenMeteo(text: string): WeatherForecast {
  const body = parsed(text);
  if (body.error === true) {
    throw new UserError(
      `Cannot fetch the forecast as Open-Meteo says: ${String(body.reason ?? "no reason").slice(0, 200)}`,
    );
  }
  const hourly = record(body.hourly);
  const units = record(body.hourly_units);
  const time = hourly?.time;
  if (!hourly || !Array.isArray(time) || time.length < 2) refuse("it has no hourly.time");
  const at = time as unknown[];
  at.forEach((stamp, i) => {
    if (typeof stamp !== "number" || !Number.isInteger(stamp) || stamp % HOUR_S !== 0) {
      refuse(`hourly.time must be Unix time of full hours: value ${i} is ${JSON.stringify(stamp)}`);
    }
    if (i > 0 && stamp !== (at[i - 1] as number) + HOUR_S)
      refuse(`hourly.time must run on by the hour: value ${i} does not`);
  });
  const columns = Object.fromEntries(
    COLUMNS.map((column) => {
      const { name, unit, isMean } = VARIABLES[column];
      const said = units?.[name];
      if (said !== unit) refuse(`hourly_units.${name} must be ${unit}: it is ${JSON.stringify(said)}`);
      const values = valuesOf(column, name, hourly?.[name], at.length);
      return [
        column,
        Float64Array.from({ length: at.length - 1 }, (_, i) =>
          isMean ? values[i + 1]! : (values[i]! + values[i + 1]!) / 2,
        ),
      ];
    }),
  ) as Record<ForecastColumn, Float64Array>;
  const start = Float64Array.from({ length: at.length - 1 }, (_, i) => (at[i] as number) * 1000);
  return { ...columns, start, elevation: typeof body.elevation === "number" ? body.elevation : Number.NaN };
}

function valuesOf(column: WeatherColumn, name: string, values: unknown, length: number): Float64Array {
  if (!Array.isArray(values) || values.length !== length) refuse(`hourly.${name} must have ${length} values`);
  const { least, most } = WEATHER_COLUMNS[column];
  return Float64Array.from(values as unknown[], (value, i) => {
    if (value === null) return Number.NaN;
    if (typeof value === "number" && value >= least && value <= most)
      return column === "tempAir" ? value : Math.max(0, value);
    return refuse(
      `hourly.${name} must be a number from ${least} to ${most}, or null: value ${i} is ${JSON.stringify(value)}`,
    );
  });
}

function parsed(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new UserError("Cannot read the forecast as it is no whole JSON: it was cut off, or another server answered", {
      cause,
    });
  }
  return record(body) ?? refuse("it is no object");
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function refuse(why: string): never {
  throw new UserError(`Cannot read the forecast as Open-Meteo's answer has another shape than expected: ${why}`);
}
