import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "../table/table.ts";
import type { FileWeather } from "./file-weather.ts";
import { rowTimes } from "./row-times.ts";
import { samTitle } from "./sam-title.ts";
import { type WeatherColumn, type WrittenColumn, weatherValue } from "./weather-column.ts";
import type { WeatherInterval } from "./weather-interval.ts";
import { weatherSite } from "./weather-site.ts";
import { weatherTable } from "./weather-table.ts";

/** What the columns may be called, units and signs left out. */
const NAMES: Readonly<Record<WeatherColumn, readonly string[]>> = {
  ghi: ["ghi", "gh", "global", "globalhorizontal", "globalhorizontalirradiance", "globalhorizontalradiation"],
  dni: ["dni", "dn", "beam", "directnormal", "directnormalirradiance", "directnormalradiation", "beamirradiance"],
  dhi: ["dhi", "df", "diffuse", "diffusehorizontal", "diffusehorizontalirradiance", "diffusehorizontalradiation"],
  tempAir: [
    "tdry",
    "temperature",
    "ambienttemp",
    "ambienttemperature",
    "drybulb",
    "drybulbtemp",
    "temp",
    "airtemperature",
  ],
  wind: ["wspd", "windspeed", "wind"],
  pressure: ["pres", "pressure", "atmosphericpressure", "surfacepressure"],
  albedo: ["albedo", "alb", "surfacealbedo"],
};
const UNITS: Readonly<Record<string, RegExp>> = {
  temperature: /^(c|°c|degc|celsius)?$/i,
  pressure: /^(mbar|millibar|hpa)?$/i,
  ghi: /^(w\/m\^?2)?$/i,
  dni: /^(w\/m\^?2)?$/i,
  dhi: /^(w\/m\^?2)?$/i,
};
const NEEDED = ["tempAir", "wind"] as const;
/** NSRDB and TMY3 write −9900 and −999 where nothing is known. */
const isMissing = (number: number) => number <= -900;

/** Reads the CSV of SAM and of NSRDB: a row of names, one of the place, one of columns, then a row an interval. */
export function readSamCsv(table: Table): FileWeather {
  const { file, rows } = table;
  const at = (row: number) => `${file} (${table.place(row)}`;
  const about = new Map((rows[0] ?? []).map((name, i) => [plain(name), rows[1]?.[i]?.trim() ?? ""]));
  const first = (...names: string[]) => names.map((name) => about.get(name)).find((value) => value);
  const written = {
    latitude: first("latitude", "lat"),
    longitude: first("longitude", "lon", "lng"),
    utcOffset: first("timezone", "tz", "localtimezone"),
    elevation: first("elevation", "elev", "altitude"),
  };
  const called = { latitude: "Latitude", longitude: "Longitude", utcOffset: "Time Zone", elevation: "Elevation" };
  const site = weatherSite(written, at(1), called);
  for (const [name, wanted] of Object.entries(UNITS)) {
    const unit = about.get(`${name}units`) ?? "";
    if (!wanted.test(unit)) {
      throw new UserError(
        `Cannot read ${at(1)}, column ${name} units) as only °C, mbar and W/m2 are read: current value is "${unit}"`,
      );
    }
  }
  const header = (rows[2] ?? []).map(plain);
  const columns = writtenColumns(header, rows[2] ?? [], at(2));
  const times = rowTimes(table, header);
  const intervals: WeatherInterval[] = times.rows.map(({ row, ...time }) => {
    const where = at(row);
    const values: Partial<Record<WeatherColumn, number>> = {};
    for (const { index, column } of columns) {
      const cell = rows[row]![index];
      if (cell === undefined) {
        throw new UserError(`Cannot read ${where}) as the row ends before ${column.called}: the file is cut off`);
      }
      values[column.column] = weatherValue(column, cell, where);
    }
    return { ...time, values, where };
  });
  const { weather, isPatched, gaps } = weatherTable(intervals, { site, step: times.step, minute: times.minute });
  const format = /NSRDB|PSM|SUNY|Himawari|Meteosat/i.test(first("source") ?? "") ? "nsrdb" : "sam";
  const isTypical = isPatched || /TMY|typical/i.test(`${first("source")} ${file}`);
  const titles = samTitle({ about, site, isTypical, year: intervals[0]!.year });
  return {
    weather,
    said: {
      ...titles,
      format,
      kind: isTypical ? "typical" : "actual",
      quality: "estimated",
      notes: [...times.notes, ...(gaps > 0 ? [`${gaps} intervals are left out between its rows`] : [])],
    },
  };
}

function writtenColumns(header: readonly string[], names: readonly string[], where: string) {
  const columns = (Object.keys(NAMES) as WeatherColumn[]).flatMap((column) => {
    const index = header.findIndex((name) => NAMES[column].includes(name));
    const written: WrittenColumn = { column, called: names[index]?.trim() ?? column, isMissing };
    return index === -1 ? [] : [{ index, column: written }];
  });
  const has = (column: WeatherColumn) => columns.some((each) => each.column.column === column);
  const lacking =
    NEEDED.find((column) => !has(column)) ?? (has("ghi") || (has("dni") && has("dhi")) ? undefined : "ghi");
  if (lacking !== undefined) {
    const expected = lacking === "ghi" ? "GHI (or DNI and DHI)" : lacking === "wind" ? "Wind Speed" : "Temperature";
    throw new UserError(`Cannot read ${where}) as the column ${expected} is missing: there are ${names.join(", ")}`);
  }
  return columns;
}

/** A name without case, unit and signs: `GHI (W/m^2)` is `ghi`. */
function plain(name: string): string {
  return name
    .replace(/\(.*|\[.*/, "")
    .replace(/[^A-Za-z0-9]/g, "")
    .toLowerCase();
}
