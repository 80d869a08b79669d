import { existsSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { PvArray } from "../pv-array.ts";
import { STANDARD_ARRAY } from "../standard-array.ts";
import { clearOutput, type SiteHours, siteHours, sunHeight } from "./clear-output.ts";
import type { PvSeries } from "./pv-series.ts";
import type { IssuedWeather } from "./weather-forecast.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/data/pv");
const POWER = path.join(FOLDER, "pvanalytics_system_50_ac_power_2_full_DST.parquet");
const SATELLITE = path.join(FOLDER, "pvanalytics_system_50_ac_power_2_full_DST_psm3.parquet");
const HOUR_MS = 3_600_000;
const DAY = 24;
/** NREL's campus at Golden, Colorado. */
const SITE = { latitude: 39.7406, longitude: -105.1774, utcOffset: -7, elevation: 1798 };
const START = Date.UTC(2011, 3, 15, 7);
const COUNT = (Date.UTC(2014, 0, 1, 7) - START) / HOUR_MS;

/** Whether the measured system of PVDAQ stands beside the project. */
export const SYSTEM_50_PRESENT = existsSync(POWER);

/** What nobody wrote down of the system, as fits its output of 2011 best. */
export const FITTED: PvArray = { ...STANDARD_ARRAY, kwp: 3.3, tilt: 40, azimuth: 165, dcAc: 0.95 };

/** How the stamps of the power are read: as the file says, or as the clock on the wall of Denver, with summer time. */
export type Clock = "as stamped" | "on the wall";

/** System 50 of PVDAQ, 15 April 2011 to the end of 2013, by hours of which all quarters are there. */
export async function system50(clock: Clock, array = FITTED): Promise<{ series: PvSeries; hours: SiteHours }> {
  const wall = "timezone('UTC', measured_on) - INTERVAL 7 HOUR";
  const instant = clock === "as stamped" ? "measured_on" : `timezone('America/Denver', ${wall})`;
  const rows = await query(
    `SELECT ((epoch_ms(${instant}) - ${START}) // ${HOUR_MS})::INTEGER AS hour, avg(ac_power_2)::DOUBLE / 1000 AS kwh
     FROM '${POWER}' WHERE ac_power_2 IS NOT NULL GROUP BY 1 HAVING count(*) = 4`,
  );
  const output = new Float64Array(COUNT).fill(Number.NaN);
  for (const { hour, kwh } of rows) if (hour! >= 0 && hour! < COUNT) output[hour!] = kwh!;
  const hours = siteHours(SITE, START, COUNT);
  const limit = array.kwp / array.dcAc;
  return { series: { start: START, output, clear: clearOutput(hours, array), height: sunHeight(hours), limit }, hours };
}

/** Irradiance and temperature by satellite (NSRDB), a day at a time from midnight, as if it had been forecast without a fault. */
export async function satelliteWeather(): Promise<IssuedWeather[]> {
  const rows = await query(
    `SELECT ((epoch_ms(index) - ${START}) // ${HOUR_MS})::INTEGER AS hour,
            avg(next_ghi)::DOUBLE AS ghi, avg(temp_air)::DOUBLE AS temp
     FROM (SELECT *, (ghi + lead(ghi) OVER (ORDER BY index)) / 2 AS next_ghi FROM '${SATELLITE}') GROUP BY 1 ORDER BY 1`,
  );
  const column = (of: (row: Record<string, number>) => number) => {
    const values = new Float64Array(COUNT).fill(Number.NaN);
    for (const row of rows) if (row.hour! >= 0 && row.hour! < COUNT) values[row.hour!] = of(row);
    return values;
  };
  const [ghi, tempAir] = [column((row) => row.ghi!), column((row) => row.temp!)];
  const missing = new Float64Array(DAY).fill(Number.NaN);
  return Array.from({ length: Math.floor(COUNT / DAY) }, (_, day) => {
    const of = (values: Float64Array) => values.subarray(day * DAY, (day + 1) * DAY);
    return { origin: day * DAY, ghi: of(ghi), dni: missing, dhi: missing, tempAir: of(tempAir), wind: missing };
  });
}

async function query(sql: string): Promise<Record<string, number>[]> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJS() as Record<string, number>[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
