import { UserError } from "#lib/core/user-error.ts";
import { isTypicalEpw } from "./epw-kind.ts";
import type { FileWeather } from "./file-weather.ts";
import { cityName } from "./place-name.ts";
import { type WeatherColumn, type WrittenColumn, weatherValue } from "./weather-column.ts";
import type { WeatherInterval } from "./weather-interval.ts";
import { weatherSite } from "./weather-site.ts";
import { weatherTable } from "./weather-table.ts";
import { wholeNumber } from "./whole-number.ts";

const HEADER_LINES = 8;
const SITE = { latitude: "latitude", longitude: "longitude", utcOffset: "time zone", elevation: "elevation" };
/** Fields of a row, from 0, and what says that a value is missing. */
const FIELDS: readonly [field: number, column: WeatherColumn, called: string, missing: number[], divisor?: number][] = [
  [6, "tempAir", "dry bulb temperature", [99.9]],
  [9, "pressure", "atmospheric station pressure", [999_999], 100],
  [13, "ghi", "global horizontal radiation", [9999, 99_999, 999_999]],
  [14, "dni", "direct normal radiation", [9999, 99_999, 999_999]],
  [15, "dhi", "diffuse horizontal radiation", [9999, 99_999, 999_999]],
  [21, "wind", "wind speed", [999]],
  [32, "albedo", "albedo", [999]],
];
const WRITTEN = FIELDS.map(([field, column, called, missing, divisor = 1]) => {
  const written: WrittenColumn = { column, called, divisor, isMissing: (number) => missing.includes(number) };
  return { field, written, needed: field <= 21 };
});

/** Reads EnergyPlus weather: eight lines of header, then a row an interval that ends at its hour; pressure in Pa. */
export function readEpw(text: string, file: string): FileWeather {
  const lines = text.split(/\r\n|\n|\r/);
  const location = lines[0]!.split(",").map((cell) => cell.trim());
  const [, city = "", , country = "", source = "", , latitude, longitude, utcOffset, elevation] = location;
  const site = weatherSite({ latitude, longitude, utcOffset, elevation }, `${file} (line 1`, SITE);
  const periods = lines.findIndex((line) => /^DATA PERIODS,/i.test(line));
  if (periods === -1 || periods > 2 * HEADER_LINES) {
    throw new UserError(`Cannot read ${file} as it has no line DATA PERIODS before its rows: is it cut off?`);
  }
  const perHour = wholeNumber(lines[periods]!.split(",")[2], 1, 60, `${file} (line ${periods + 1}`, "records per hour");
  const step = 60 / perHour;
  const intervals: WeatherInterval[] = [];
  let [lastHour, nth] = [-1, 0];
  for (let i = periods + 1; i < lines.length; i++) {
    if (lines[i]!.trim() === "") continue;
    const where = `${file} (line ${i + 1}`;
    const cells = lines[i]!.split(",");
    const year = wholeNumber(cells[0], 1900, 2200, where, "year");
    const month = wholeNumber(cells[1], 1, 12, where, "month");
    const day = wholeNumber(cells[2], 1, 31, where, "day");
    const hour = wholeNumber(cells[3], 1, 24, where, "hour");
    // What the minute says differs from file to file (0, 30 or 60 for the same hour), so rows of an hour are counted.
    nth = hour === lastHour ? nth + 1 : 0;
    lastHour = hour;
    if (perHour === 1) nth = 0;
    const values: Partial<Record<WeatherColumn, number>> = {};
    for (const { field, written, needed } of WRITTEN) {
      const cell = cells[field];
      if (cell === undefined && needed) {
        throw new UserError(`Cannot read ${where}) as the row ends before ${written.called}: the file is cut off`);
      }
      if (cell !== undefined) values[written.column] = weatherValue(written, cell, where);
    }
    intervals.push({ year, month, day, minutes: (hour - 1) * 60 + nth * step, values, where });
  }
  if (intervals.length === 0) throw new UserError(`Cannot read ${file} as it has a header and no rows`);
  const { weather, isPatched, gaps } = weatherTable(intervals, { site, step });
  const isTypical = isPatched || isTypicalEpw(source, lines.slice(0, periods));
  const origin = source.replace(/^SRC-/, "") || "EPW";
  const [first, last] = [intervals[0]!.year, intervals.at(-1)!.year];
  const years = isTypical ? /(\d{4})-(\d{4})/.exec(file)?.[0] : first === last ? `${first}` : `${first}-${last}`;
  const place = cityName(city, country);
  return {
    weather,
    said: {
      format: "epw",
      kind: isTypical ? "typical" : "actual",
      quality: "estimated",
      words: [city.replace(/\..*/, ""), origin, years ?? ""],
      title: {
        en: `${place.en}, ${[origin, years].filter(Boolean).join(" ")}`,
        ko: `${place.ko}, ${[origin, years].filter(Boolean).join(" ")}`,
      },
      source: `EnergyPlus weather, ${origin}, station ${location[5] ?? ""}`,
      notes: gaps > 0 ? [`${gaps} intervals are left out between its rows`] : [],
    },
  };
}
