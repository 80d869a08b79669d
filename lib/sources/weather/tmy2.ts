import { UserError } from "#lib/core/user-error.ts";
import type { FileWeather } from "./file-weather.ts";
import { cityName } from "./place-name.ts";
import { type WeatherColumn, type WrittenColumn, weatherValue } from "./weather-column.ts";
import type { WeatherInterval } from "./weather-interval.ts";
import { weatherSite } from "./weather-site.ts";
import { weatherTable } from "./weather-table.ts";
import { wholeNumber } from "./whole-number.ts";

const ROW_LENGTH = 142;
const CALLED = { latitude: "latitude", longitude: "longitude", utcOffset: "time zone", elevation: "elevation" };
/** Field positions from 1, as the TMY2 user's manual counts them (NREL, 1995, tables 3-1 and 3-2). */
const FIELDS: readonly [from: number, to: number, written: WrittenColumn][] = [
  field(18, 21, "ghi", "global horizontal radiation (18-21)", 9999),
  field(24, 27, "dni", "direct normal radiation (24-27)", 9999),
  field(30, 33, "dhi", "diffuse horizontal radiation (30-33)", 9999),
  field(68, 71, "tempAir", "dry bulb temperature (68-71)", 9999, 10),
  field(85, 88, "pressure", "atmospheric pressure (85-88)", 9999),
  field(96, 98, "wind", "wind speed (96-98)", 999, 10),
];

/** Station, city, state, time zone, latitude and longitude in degrees and minutes, elevation. */
const HEADER =
  /^\s*(\S+)\s+(\S.*?)\s+(\S{2})\s+([-+]?\d+(?:\.\d+)?)\s+([NS])\s+(\d+)\s+(\d+)\s+([EW])\s+(\d+)\s+(\d+)\s+(-?\d+)/;

/** Tells whether text is in the fixed-width layout of TMY2. */
export function isTmy2(text: string): boolean {
  const [header = "", row = ""] = text.slice(0, 1000).split(/\r\n|\n|\r/);
  return HEADER.test(header) && /^ ?[ \d]{8}\d/.test(row) && !row.includes(",");
}

/** Reads TMY2 as it was published: fixed columns; hours 1 to 24 end at their number, radiation is that of the hour before. */
export function readTmy2(text: string, file: string): FileWeather {
  const lines = text.split(/\r\n|\n|\r/);
  const [, station, city = "", , utcOffset, north, ...rest] = HEADER.exec(lines[0]!) ?? [];
  const [latitude, latitudeMinutes, east, longitude, longitudeMinutes, elevation] = rest;
  const degrees = (whole: string | undefined, minutes: string | undefined, isNegative: boolean) =>
    String((isNegative ? -1 : 1) * (Number(whole) + Number(minutes) / 60));
  const site = weatherSite(
    {
      latitude: degrees(latitude, latitudeMinutes, north === "S"),
      longitude: degrees(longitude, longitudeMinutes, east === "W"),
      utcOffset,
      elevation,
    },
    `${file} (line 1`,
    CALLED,
  );
  const intervals: WeatherInterval[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === "" || line.charCodeAt(0) === 26) continue;
    const where = `${file} (line ${i + 1}`;
    if (line.trimEnd().length < ROW_LENGTH - 2) {
      throw new UserError(
        `Cannot read ${where}) as a row has ${ROW_LENGTH} signs: this one has ${line.length}, so the file is cut off`,
      );
    }
    const digits = (from: number, to: number, least: number, most: number, called: string) =>
      wholeNumber(line.slice(from - 1, to).trim(), least, most, where, called);
    const year = digits(2, 3, 0, 99, "year (2-3)");
    const hour = digits(8, 9, 1, 24, "hour (8-9)");
    const values: Partial<Record<WeatherColumn, number>> = {};
    for (const [from, to, written] of FIELDS) {
      values[written.column] = weatherValue(written, line.slice(from - 1, to), where);
    }
    intervals.push({
      year: year < 50 ? 2000 + year : 1900 + year,
      month: digits(4, 5, 1, 12, "month (4-5)"),
      day: digits(6, 7, 1, 31, "day (6-7)"),
      minutes: (hour - 1) * 60,
      values,
      where,
    });
  }
  if (intervals.length === 0) throw new UserError(`Cannot read ${file} as it has a header and no rows`);
  const { weather, gaps } = weatherTable(intervals, { site, step: 60 });
  const place = cityName(city, "USA");
  return {
    weather,
    said: {
      format: "tmy2",
      kind: "typical",
      quality: "estimated",
      words: [city, "TMY2"],
      title: { en: `${place.en}, TMY2`, ko: `${place.ko}, TMY2` },
      source: `TMY2, station ${station}`,
      notes: gaps > 0 ? [`${gaps} intervals are left out between its rows`] : [],
    },
  };
}

function field(
  from: number,
  to: number,
  column: WeatherColumn,
  called: string,
  missing: number,
  divisor = 1,
): [from: number, to: number, written: WrittenColumn] {
  return [from, to, { column, called, divisor, isMissing: (number) => number >= missing }];
}
