import { basename } from "node:path";
import { UserError } from "#lib/core/user-error.ts";
import type { PvArray } from "#lib/pv/pv-array.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { openSourceFiles } from "#lib/sources/table/source-file.ts";
import { readWeather } from "#lib/sources/weather/read-weather.ts";
import type { HourColumn } from "./hour-column.ts";
import { toHours } from "./to-hours.ts";

const HOUR_MS = 3_600_000;

/** What an array generates under the weather of a file, by PVWatts v5. */
export async function pvHours(path: string, array: PvArray): Promise<HourColumn> {
  const [file] = await openSourceFiles([path]);
  const { weather, facts } = readWeather(file!.bytes, basename(path));
  if (weather.step > 60)
    throw new UserError(`Cannot use ${path} as it has a value each ${weather.step} min: give hours`);
  const { ac } = pvwattsV5(weather, array);
  const rows = {
    start: Array.from(weather.start),
    values: Array.from(ac),
    utcOffset: weather.site.utcOffset * HOUR_MS,
    place: (i: number) => `${facts.file} (row ${i + 1})`,
  };
  const ghi = Number.isNaN(facts.ghi_kwh_m2) ? "not told for a year" : `${facts.ghi_kwh_m2.toFixed(0)} kWh/m2 a year`;
  const name = `PVWatts v5, ${array.kwp} kWp, tilt ${array.tilt}°, azimuth ${array.azimuth}°, ${facts.title.en} (${facts.file}), GHI ${ghi}`;
  const hours = toHours(rows, { scale: 1e-3, isPower: true }, name);
  return { ...hours, isTypical: hours.isTypical || facts.kind === "typical", notes: facts.notes };
}
