import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "../table/table.ts";
import type { FileWeather } from "./file-weather.ts";
import { type WeatherColumn, type WrittenColumn, weatherValue } from "./weather-column.ts";
import type { WeatherInterval } from "./weather-interval.ts";
import { weatherSite } from "./weather-site.ts";
import { weatherTable } from "./weather-table.ts";
import { wholeNumber } from "./whole-number.ts";

/** It names no year: no leap year stands for it. */
const YEAR = 2001;
const NAMES: readonly [column: WeatherColumn, start: RegExp, isNeeded: boolean][] = [
  ["dni", /^beam irradiance/i, true],
  ["dhi", /^diffuse irradiance/i, true],
  ["tempAir", /^ambient temperature/i, true],
  ["wind", /^wind speed/i, true],
  ["albedo", /^albedo/i, false],
];
const CALLED = {
  latitude: "Lat (deg N)",
  longitude: "Long (deg W)",
  utcOffset: "Long (deg W)",
  elevation: "Elev (m)",
};

/** Tells whether the rows are what NREL's PVWatts page exports. */
export function isPvwattsExport({ rows }: Table): boolean {
  return /^PVWatts\b/i.test(rows[0]?.[0] ?? "");
}

/** Reads the weather within an hourly export of the PVWatts page: beam, diffuse, temperature and wind; no year, no zone. */
export function readPvwattsExport(table: Table): FileWeather {
  const { file, rows } = table;
  const at = (row: number) => `${file} (${table.place(row)}`;
  const headerRow = rows.findIndex((cells) => /^month$/i.test(cells[0]?.trim() ?? ""));
  if (headerRow === -1) {
    throw new UserError(`Cannot read ${file} as it has no row that begins with Month: is it the monthly export?`);
  }
  const about = (start: RegExp) => rows.slice(0, headerRow).find(([name = ""]) => start.test(name));
  const longitudeRow = about(/^long/i);
  const isWest = /deg w/i.test(longitudeRow?.[0] ?? "");
  const degrees = Number(longitudeRow?.[1] || Number.NaN);
  const longitude = isWest ? -degrees : degrees;
  const utcOffset = Math.round(longitude / 15);
  const site = weatherSite(
    {
      latitude: about(/^lat/i)?.[1],
      longitude: String(longitude),
      utcOffset: String(utcOffset),
      elevation: about(/^elev/i)?.[1],
    },
    `${file} (its header`,
    CALLED,
  );
  const names = rows[headerRow]!.map((name) => name.trim());
  const columns = NAMES.flatMap(([column, start, isNeeded]) => {
    const index = names.findIndex((name) => start.test(name));
    if (index === -1 && isNeeded) {
      throw new UserError(
        `Cannot read ${at(headerRow)}) as a column of ${column} is missing: there are ${names.join(", ")}`,
      );
    }
    const written: WrittenColumn = { column, called: names[index] ?? column };
    return index === -1 ? [] : [{ index, written }];
  });
  const intervals = rows.flatMap((cells, row): WeatherInterval[] => {
    // After the hours stands a row of totals.
    if (row <= headerRow || !/^\d/.test(cells[0]?.trim() ?? "")) return [];
    const where = at(row);
    const values: Partial<Record<WeatherColumn, number>> = {};
    for (const { index, written } of columns) {
      const cell = cells[index];
      if (cell === undefined) {
        throw new UserError(`Cannot read ${where}) as the row ends before ${written.called}: the file is cut off`);
      }
      values[written.column] = weatherValue(written, cell, where);
    }
    const month = wholeNumber(cells[0], 1, 12, where, "Month");
    const day = wholeNumber(cells[1], 1, 31, where, "Day");
    const minutes = wholeNumber(cells[2], 0, 23, where, "Hour") * 60;
    return [{ year: YEAR, month, day, minutes, values, where }];
  });
  if (intervals.length === 0) throw new UserError(`Cannot read ${file} as it has a header and no rows`);
  const { weather, gaps } = weatherTable(intervals, { site, step: 60 });
  const place = `${site.latitude}, ${Number(site.longitude.toFixed(4))}`;
  return {
    weather,
    said: {
      format: "pvwatts",
      kind: "typical",
      quality: "estimated",
      words: ["pvwatts", `${site.latitude} ${site.longitude}`],
      title: { en: `${place}, PVWatts export`, ko: `${place}, PVWatts 내보내기` },
      source: "Weather within an export of NREL's PVWatts page",
      notes: [
        `it names neither year nor time zone: ${YEAR} and UTC${utcOffset < 0 ? "−" : "+"}${Math.abs(utcOffset)}, by its longitude, stand for them`,
        ...(gaps > 0 ? [`${gaps} intervals are left out between its rows`] : []),
      ],
    },
  };
}
