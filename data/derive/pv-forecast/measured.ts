import type { Read } from "#lib/core/derivation.ts";

const HOUR_MS = 3_600_000;
/** Share of an hour that must be there before its energy counts. [1] */
const LEAST_COVERAGE = 0.9;

/** Energy of each hour by device of an array, NaN where it is not known. [kWh] */
export async function measuredHours(
  read: Read,
  { start, count }: { readonly start: number; readonly count: number },
): Promise<Map<string, Float64Array>> {
  const rows = await read<{ device_id: string; hour: number; kwh: number }>(
    `SELECT device_id, ((epoch_ms(interval_start) - $start) / ${HOUR_MS})::INTEGER AS hour, energy_kwh AS kwh
     FROM readings_hour
     WHERE device_id IN (SELECT device_id FROM pv_array) AND energy_kwh IS NOT NULL AND coverage >= ${LEAST_COVERAGE}
       AND epoch_ms(interval_start) >= $start AND epoch_ms(interval_start) < $end
     ORDER BY device_id, interval_start`,
    { start, end: start + count * HOUR_MS },
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
