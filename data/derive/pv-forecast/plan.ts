import type { Read } from "#lib/core/derivation.ts";
import { MODULES, MOUNTS, type PvArray } from "#lib/pv/pv-array.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { issuedWeather } from "./issued.ts";
import { measuredHours, measuredMornings } from "./measured.ts";
import { forecastOrigins } from "./origins.ts";
import { forecastPlace } from "./place.ts";
import { HORIZON, type PvForecastTask } from "./task.ts";
import { typicalWeather } from "./typical.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
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

/**
 * A task for each array, and one for their sum; none without arrays, a site, and something to forecast from. Invented arrays stand under
 * invented weather and real ones under real: where there are real ones, the invented are left out.
 */
export async function forecastTasks(read: Read, days: number): Promise<PvForecastTask[]> {
  const all = await read<ArrayRow>(`SELECT * FROM pv_array ORDER BY "array"`);
  const real = all.filter(({ quality }) => quality !== "synthetic");
  const isSynthetic = real.length === 0;
  const rows = isSynthetic ? all : real;
  const place = rows.length === 0 ? undefined : await forecastPlace(read, isSynthetic);
  if (!place) return [];
  const issues = await issuedWeather(read, place, days);
  const devices = rows.flatMap(({ device_id }) => device_id ?? []);
  const mornings = await measuredMornings(read, devices, place.site, days);
  const origins = forecastOrigins(
    issues.map(({ at }) => at),
    mornings,
    place.site,
    days,
  );
  const [first, last] = [origins[0], origins.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = first - HISTORY_DAYS * DAY_MS;
  const count = (last - start) / HOUR_MS + HORIZON;
  const measured = await measuredHours(read, devices, { start, count });
  const arrays = rows.map((row) => ({
    name: row.array,
    array: arrayOf(row),
    output: measured.get(row.device_id ?? "") ?? new Float64Array(count).fill(Number.NaN),
  }));
  const shared = {
    ...{ site: place.site, source: place.source, start, count, isSynthetic },
    typical: await typicalWeather(read, place),
    origins: origins.map((at) => (at - start) / HOUR_MS),
    issued: issues.flatMap(({ at, weather }) => (at < first ? [] : { origin: (at - start) / HOUR_MS, ...weather })),
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
