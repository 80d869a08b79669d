import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "../table/table.ts";
import type { FileWeather } from "./file-weather.ts";
import { cityName } from "./place-name.ts";
import { type WeatherColumn, type WrittenColumn, weatherValue } from "./weather-column.ts";
import type { WeatherInterval } from "./weather-interval.ts";
import { weatherSite } from "./weather-site.ts";
import { weatherTable } from "./weather-table.ts";

const CALLED = { latitude: "latitude", longitude: "longitude", utcOffset: "time zone", elevation: "elevation" };
const NAMES: readonly [column: WeatherColumn, name: string][] = [
  ["ghi", "GHI (W/m^2)"],
  ["dni", "DNI (W/m^2)"],
  ["dhi", "DHI (W/m^2)"],
  ["tempAir", "Dry-bulb (C)"],
  ["wind", "Wspd (m/s)"],
  ["pressure", "Pressure (mbar)"],
  ["albedo", "Alb (unitless)"],
];
const OPTIONAL = new Set<WeatherColumn>(["pressure", "albedo"]);
const isMissing = (number: number) => number <= -9000;

/** Tells whether the rows are in the layout of TMY3. */
export function isTmy3({ rows }: Table): boolean {
  return /^date \(mm\/dd\/yyyy\)/i.test(rows[1]?.[0] ?? "");
}

/** Reads TMY3: a row of the station, one of names, then a row an hour that ends at its time, 01:00 to 24:00. */
export function readTmy3(table: Table): FileWeather {
  const { file, rows } = table;
  const at = (row: number) => `${file} (${table.place(row)}`;
  const [station = "", city = "", , utcOffset, latitude, longitude, elevation] = rows[0]!;
  const site = weatherSite({ latitude, longitude, utcOffset, elevation }, at(0), CALLED);
  const header = rows[1]!.map((name) => name.trim().toLowerCase());
  const columns = NAMES.flatMap(([column, called]) => {
    const index = header.indexOf(called.toLowerCase());
    if (index === -1 && !OPTIONAL.has(column)) {
      throw new UserError(`Cannot read ${at(1)}) as the column ${called} is missing`);
    }
    const written: WrittenColumn = { column, called, isMissing };
    return index === -1 ? [] : [{ index, written }];
  });
  const intervals = rows.flatMap((cells, row): WeatherInterval[] => {
    if (row < 2 || cells.every((cell) => cell.trim() === "")) return [];
    const where = at(row);
    const values: Partial<Record<WeatherColumn, number>> = {};
    for (const { index, written } of columns) {
      const cell = cells[index];
      if (cell === undefined) {
        throw new UserError(`Cannot read ${where}) as the row ends before ${written.called}: the file is cut off`);
      }
      values[written.column] = weatherValue(written, cell, where);
    }
    return [{ ...timeOf(cells, where), values, where }];
  });
  if (intervals.length === 0) throw new UserError(`Cannot read ${file} as it has a header and no rows`);
  const { weather, gaps } = weatherTable(intervals, { site, step: 60 });
  const place = cityName(city, "USA");
  return {
    weather,
    said: {
      format: "tmy3",
      kind: "typical",
      quality: "estimated",
      words: [city, "TMY3"],
      title: { en: `${place.en}, TMY3`, ko: `${place.ko}, TMY3` },
      source: `TMY3, station ${station}`,
      notes: gaps > 0 ? [`${gaps} intervals are left out between its rows`] : [],
    },
  };
}

function timeOf(cells: readonly string[], where: string): Pick<WeatherInterval, "year" | "month" | "day" | "minutes"> {
  const date = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(cells[0] ?? "");
  const time = /^\s*(\d{1,2}):00(?::00)?\s*$/.exec(cells[1] ?? "");
  const hour = Number(time?.[1]);
  if (!date || !(hour >= 1 && hour <= 24)) {
    throw new UserError(
      `Cannot read ${where}, column Date and Time) as a time must look like 12/31/1995 and 01:00 to 24:00: current value is "${cells[0]}" and "${cells[1] ?? ""}"`,
    );
  }
  return { year: Number(date[3]), month: Number(date[1]), day: Number(date[2]), minutes: (hour - 1) * 60 };
}
