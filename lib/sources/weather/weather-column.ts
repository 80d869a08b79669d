import { UserError } from "#lib/core/user-error.ts";

/** The columns of a weather and what can be: beyond it a value is a fault of the file. */
export const WEATHER_COLUMNS = {
  ghi: { unit: "W/m2", least: -25, most: 2000 },
  dni: { unit: "W/m2", least: -25, most: 1600 },
  dhi: { unit: "W/m2", least: -25, most: 1500 },
  tempAir: { unit: "deg C", least: -95, most: 65 },
  wind: { unit: "m/s", least: 0, most: 115 },
  pressure: { unit: "mbar", least: 300, most: 1100 },
  albedo: { unit: "1", least: 0, most: 1 },
} as const;

export type WeatherColumn = keyof typeof WEATHER_COLUMNS;

/** How a file writes one of the columns. */
export interface WrittenColumn {
  readonly column: WeatherColumn;
  /** What the file calls it, for messages. */
  readonly called: string;
  /** What its numbers are divided by. */
  readonly divisor?: number;
  /** Whether a number says that the value is missing. */
  readonly isMissing?: (written: number) => boolean;
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const ABSENT = /^(-|nan|na|n\/a|null|none)?$/i;

/**
 * The value of a cell, NaN where it is missing. Irradiance just below 0, which sensors read at night, is 0.
 *
 * @throws {UserError} If the cell holds no number or one that cannot be: names file, place and column.
 */
export function weatherValue(written: WrittenColumn, cell: string, where: string): number {
  const text = cell.trim();
  if (ABSENT.test(text)) return Number.NaN;
  const { column, called, divisor = 1, isMissing } = written;
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(number) && isMissing?.(number)) return Number.NaN;
  const { unit, least, most } = WEATHER_COLUMNS[column];
  const value = number / divisor;
  if (value >= least && value <= most) {
    return unit === "W/m2" ? Math.max(0, value) : column === "albedo" && value === 0 ? Number.NaN : value;
  }
  const must = `a number from ${least * divisor} to ${most * divisor}, or blank where missing`;
  throw new UserError(
    `Cannot read ${where}, column ${called}) as it must be ${must}: current value is "${text.slice(0, 40)}"`,
  );
}
