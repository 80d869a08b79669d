import { UserError } from "#lib/core/user-error.ts";
import { hourlyShares } from "#lib/pv/hourly-shares.ts";
import type { Table } from "../table/table.ts";
import { asosColumns, asosTime } from "./asos-columns.ts";
import { asosStation } from "./asos-station.ts";
import type { FileWeather } from "./file-weather.ts";
import type { WeatherInterval } from "./weather-interval.ts";
import { weatherTable } from "./weather-table.ts";

/** What mean irradiance of a day adds up to. [MJ/m2 per W/m2] */
const MJ_OF_A_DAY = 86_400 / 1e6;
const DAY_MS = 86_400_000;
const WARMEST_HOUR = 15;

/**
 * Reads KMA's daily ASOS and makes hours of it: radiation by Collares-Pereira and Rabl's mean course of a day, temperature as
 * a cosine between lowest and highest around the mean with its top at 15:00, wind and pressure as the day's means. Sums and
 * means of days are KMA's, hours are estimates.
 */
export function readAsosDaily(table: Table): FileWeather {
  const { file, rows, place } = table;
  const { indexOf, value } = asosColumns(table);
  const time = indexOf("일시", true);
  for (const name of ["평균기온", "합계일사량", "평균풍속"]) indexOf(name, true);
  const { id, en, ko, site } = asosStation(table, indexOf("지점", true));
  const intervals = rows.flatMap((cells, row): WeatherInterval[] => {
    if (row === 0 || cells.every((cell) => cell.trim() === "")) return [];
    const { year, month, day } = asosTime(table, row, time);
    const mean = value(row, "평균기온", "tempAir");
    const swing = (value(row, "최고기온", "tempAir") - value(row, "최저기온", "tempAir")) / 2;
    const watts = value(row, "합계일사량", "ghi", MJ_OF_A_DAY);
    const wind = value(row, "평균풍속", "wind");
    const pressure = value(row, "평균현지기압", "pressure");
    const dayOfYear = (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY_MS + 1;
    const shares = hourlyShares({ dayOfYear, ...site });
    return Array.from(shares, (share, hour) => {
      const warmth = Math.cos((2 * Math.PI * (hour + 0.5 - WARMEST_HOUR)) / 24);
      const tempAir = Number.isNaN(swing) ? mean : mean + swing * warmth;
      const values = { ghi: 24 * watts * share, tempAir, wind, pressure };
      return { year, month, day, minutes: hour * 60, values, where: `${file} (${place(row)}` };
    });
  });
  if (intervals.length === 0) throw new UserError(`Cannot read ${file} as it has a header and no rows`);
  const { weather, gaps } = weatherTable(intervals, { site, step: 60 });
  const { year } = intervals.at(-1)!;
  return {
    weather,
    said: {
      format: "asos-daily",
      kind: "actual",
      quality: "estimated",
      words: [en, "ASOS daily", String(year)],
      title: { en: `${en}, KMA ASOS by day ${year}`, ko: `${ko}, 기상청 종관기상관측 일자료 ${year}년` },
      source: `KMA ASOS by the day, station ${id}`,
      notes: [
        "hours are estimated from days: light by Collares-Pereira and Rabl, temperature as a cosine with its top at 15:00",
        ...(gaps > 0 ? [`${gaps / 24} days are left out between its rows`] : []),
      ],
    },
  };
}
