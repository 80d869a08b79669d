import { UserError } from "#lib/core/user-error.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";
import type { Table } from "../table/table.ts";
import { asosColumns, asosTime } from "./asos-columns.ts";
import { asosStation } from "./asos-station.ts";
import type { FileWeather } from "./file-weather.ts";
import type { WeatherInterval } from "./weather-interval.ts";
import { weatherTable } from "./weather-table.ts";

/** What irradiance of an hour adds up to. [MJ/m2 per W/m2] */
const MJ_OF_AN_HOUR = 3600 / 1e6;

/**
 * Reads KMA's hourly ASOS: stamps are the hours' ends, radiation is the sum of the hour before. KMA leaves radiation blank
 * while the sun is down: there it is 0; a blank by day is missing.
 */
export function readAsosHourly(table: Table): FileWeather {
  const { file, rows, place } = table;
  const { indexOf, value } = asosColumns(table);
  const time = indexOf("일시", true);
  indexOf("기온", true);
  for (const name of ["일사", "풍속"]) indexOf(name, true);
  const { id, en, ko, site } = asosStation(table, indexOf("지점", true));
  const intervals = rows.flatMap((cells, row): WeatherInterval[] => {
    if (row === 0 || cells.every((cell) => cell.trim() === "")) return [];
    const at = asosTime(table, row, time);
    const where = `${file} (${place(row)}`;
    if (at.minutes % 60 !== 0) {
      throw new UserError(`Cannot read ${where}, column 일시) as hours are read: current value is "${cells[time]}"`);
    }
    const values = {
      ghi: value(row, "일사", "ghi", MJ_OF_AN_HOUR),
      tempAir: value(row, "기온", "tempAir"),
      wind: value(row, "풍속", "wind"),
      pressure: value(row, "현지기압", "pressure"),
    };
    return [{ ...at, minutes: at.minutes - 60, values, where }];
  });
  if (intervals.length === 0) throw new UserError(`Cannot read ${file} as it has a header and no rows`);
  const { weather, gaps } = weatherTable(intervals, { site, step: 60 });
  darkenNights(weather);
  const year = intervals.at(-1)!.year;
  return {
    weather,
    said: {
      format: "asos-hourly",
      kind: "actual",
      quality: "measured",
      words: [en, "ASOS", String(year)],
      title: { en: `${en}, KMA ASOS ${year}`, ko: `${ko}, 기상청 종관기상관측 ${year}년` },
      source: `KMA ASOS by the hour, station ${id}`,
      notes: gaps > 0 ? [`${gaps} hours are left out between its rows`] : [],
    },
  };
}

function darkenNights(weather: Weather): void {
  // Refraction needs an air temperature, but not a good one.
  const tempAir = weather.tempAir.map((value) => (Number.isNaN(value) ? 10 : value));
  const { up } = sunTable({ ...weather, tempAir });
  for (let i = 0; i < up.length; i++) if (up[i] === 0 && Number.isNaN(weather.ghi[i]!)) weather.ghi[i] = 0;
}
