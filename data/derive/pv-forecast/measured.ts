import type { Read } from "#lib/core/derivation.ts";
import type { Site } from "#lib/pv/weather.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Share of an hour that must be there before its energy counts. [1] */
const LEAST_COVERAGE = 0.9;
/** Forecasts are made by this hour of the sun's clock, in time for offers of the next day. [h] */
export const BY_HOUR = 10;

const KNOWN = `list_contains($devices, device_id) AND energy_kwh IS NOT NULL AND coverage >= ${LEAST_COVERAGE}`;

/** Energy of each hour by device, NaN where it is not known. [kWh] */
export async function measuredHours(
  read: Read,
  devices: readonly string[],
  { start, count }: { readonly start: number; readonly count: number },
): Promise<Map<string, Float64Array>> {
  if (devices.length === 0) return new Map();
  const rows = await read<{ device_id: string; hour: number; kwh: number }>(
    `SELECT device_id, ((epoch_ms(interval_start) - $start) / ${HOUR_MS})::INTEGER AS hour, energy_kwh AS kwh
     FROM readings_hour
     WHERE ${KNOWN} AND epoch_ms(interval_start) >= $start AND epoch_ms(interval_start) < $end
     ORDER BY device_id, interval_start`,
    { devices, start, end: start + count * HOUR_MS },
  );
  const byDevice = new Map<string, Float64Array>();
  for (const { device_id, hour, kwh } of rows) {
    let output = byDevice.get(device_id);
    if (!output) {
      output = new Float64Array(count).fill(Number.NaN);
      byDevice.set(device_id, output);
    }
    output[hour] = kwh;
  }
  return byDevice;
}

/** Ten in the morning of the sun's clock on a day, and the last hour measured before it. */
export interface MeasuredMorning {
  /** [ms since 1970, UTC] */
  readonly at: number;
  /** Start of that hour. [ms since 1970, UTC] */
  readonly measured: number;
}

/** Mornings of the last days before which something was measured, oldest first. */
export async function measuredMornings(
  read: Read,
  devices: readonly string[],
  { utcOffset }: Site,
  days: number,
): Promise<MeasuredMorning[]> {
  if (devices.length === 0) return [];
  const shift = (utcOffset - BY_HOUR) * HOUR_MS;
  const rows = await read<{ morning: number; measured: number }>(
    `SELECT ceil((epoch_ms(interval_start) + ${HOUR_MS} + $shift) / ${DAY_MS})::DOUBLE AS morning,
            epoch_ms(max(interval_start))::DOUBLE AS measured
     FROM readings_hour WHERE ${KNOWN} GROUP BY morning ORDER BY morning DESC LIMIT $days`,
    { devices, shift, days },
  );
  return rows.map(({ morning, measured }) => ({ at: morning * DAY_MS - shift, measured })).reverse();
}
