import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { PvArray } from "../pv-array.ts";
import { STANDARD_ARRAY } from "../standard-array.ts";
import { clearOutput, siteHours, sunHeight } from "./clear-output.ts";
import type { PvSeries } from "./pv-series.ts";

const FILE = path.resolve(
  import.meta.dirname,
  "../../../../shared/data/pv/korea_western_power_pv_hourly_2017_2023.csv.gz",
);
const HOUR_MS = 3_600_000;
/** The power station at Taean; the file does not say where its plants stand. */
const SITE = { latitude: 36.9, longitude: 126.24, utcOffset: 9, elevation: 20 };

/** Whether the measured plants of Korea stand beside the project. */
export const KOREA_PRESENT = existsSync(FILE);

/**
 * From September 2021 to July 2022 the file holds kWh where it says Wh: all three plants fall to a thousandth and rise again. In these
 * months hours of the first are out of order, with most of the day's energy after sunset.
 */
const IN_KWH = { from: "2021-09-01", to: "2022-08-01" };
const OUT_OF_ORDER = "태양광1";

/**
 * Three plants of Korea Western Power, 2017 to June 2023: Wh of hours, named by their end on Korea's clock. Days on which nothing at
 * all was measured are taken as missing: there is no such light.
 */
export function koreanPlants(): PvSeries[] {
  const [, ...lines] = gunzipSync(readFileSync(FILE)).toString("utf8").trimEnd().split("\n");
  const start = Date.UTC(2017, 0, 1) - SITE.utcOffset * HOUR_MS;
  const count = (Date.UTC(2023, 6, 1) - SITE.utcOffset * HOUR_MS - start) / HOUR_MS;
  const plants = new Map<string, { mw: number; output: Float64Array }>();
  for (const line of lines) {
    const [name = "", date = "", mw, ending, wh] = line.split(",");
    let plant = plants.get(name);
    if (!plant) {
      plant = { mw: Number(mw), output: new Float64Array(count).fill(Number.NaN) };
      plants.set(name, plant);
    }
    const hour = (Date.parse(`${date}T00:00:00+09:00`) - start) / HOUR_MS + Number(ending) - 1;
    const isInKwh = date >= IN_KWH.from && date < IN_KWH.to;
    if (wh === "" || (isInKwh && name === OUT_OF_ORDER)) continue;
    plant.output[hour] = Number(wh) / (isInKwh ? 1 : 1000);
  }
  for (const { output } of plants.values()) {
    for (let t = 0; t < count; t += 24)
      if (output.subarray(t, t + 24).every((y) => y === 0)) output.fill(Number.NaN, t, t + 24);
  }
  const hours = siteHours(SITE, start, count);
  const height = sunHeight(hours);
  return [...plants.values()].map(({ mw, output }) => {
    const array: PvArray = { ...STANDARD_ARRAY, kwp: mw * 1000, tilt: 30, dcAc: 1 };
    return { start, output, clear: clearOutput(hours, array), height, limit: mw * 1000 };
  });
}
