import type { Read } from "#lib/core/derivation.ts";
import { MODULES, MOUNTS, type PvArray } from "#lib/pv/pv-array.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { forecastPlace, issuedWeather } from "./issued.ts";
import { measuredHours } from "./measured.ts";
import type { PvForecastTask } from "./task.ts";

const HOUR_MS = 3_600_000;
/** Hours that a forecast reaches ahead. [h] */
export const HORIZON = 168;
/** Days of output before the first origin from which the models learn. [d] */
const HISTORY_DAYS = 400;

interface ArrayRow {
  readonly array: string;
  readonly device_id: string | null;
  readonly kwp: number;
  readonly tilt_deg: number;
  readonly azimuth_deg: number;
  readonly mount: string;
  readonly module: string;
  readonly losses_pct: number;
  readonly dc_ac: number;
  readonly quality: string;
}

/** A task for each array of the site whose weather is forecast, and one for their sum; none without arrays or forecasts. */
export async function forecastTasks(read: Read, days: number): Promise<PvForecastTask[]> {
  const rows = await read<ArrayRow>('SELECT * FROM pv_array ORDER BY "array"');
  const place = await forecastPlace(read);
  if (rows.length === 0 || !place) return [];
  const issues = await issuedWeather(read, place, days);
  const [first, last] = [issues[0], issues.at(-1)];
  if (!first || !last) return [];
  const start = first.at - HISTORY_DAYS * 24 * HOUR_MS;
  const count = (last.at - start) / HOUR_MS + HORIZON;
  const measured = await measuredHours(read, { start, count });
  const arrays = rows.map((row) => ({
    name: row.array,
    array: arrayOf(row),
    output: measured.get(row.device_id ?? "") ?? new Float64Array(count).fill(Number.NaN),
  }));
  const issued = issues.map(({ at, weather }) => ({ origin: (at - start) / HOUR_MS, ...weather }));
  const shared = {
    ...{ site: place.site, start, count, issued, origins: issued.map(({ origin }) => origin), source: place.source },
    isSynthetic: place.isSynthetic || rows.some(({ quality }) => quality === "synthetic"),
  };
  const alone = arrays.map((array) => ({ ...shared, partition: array.name, arrays: [array] }));
  return arrays.length > 1 ? [...alone, { ...shared, partition: "vpp", arrays }] : alone;
}

function arrayOf(row: ArrayRow): PvArray {
  return {
    ...STANDARD_ARRAY,
    ...{ kwp: row.kwp, tilt: row.tilt_deg, azimuth: row.azimuth_deg, losses: row.losses_pct, dcAc: row.dc_ac },
    mount: MOUNTS.find((mount) => mount === row.mount) ?? STANDARD_ARRAY.mount,
    module: MODULES.find((module) => module === row.module) ?? STANDARD_ARRAY.module,
  };
}
