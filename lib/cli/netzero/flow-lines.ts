import type { EnergyFlows } from "#lib/carbon/energy-flows.ts";
import { csvLine } from "#lib/core/csv-line.ts";
import type { HourColumn } from "./hour-column.ts";

const HOUR_MS = 3_600_000;

/** Lines of CSV, one an hour, in the load's own clock: energies in kWh, blank where missing. */
export function* flowLines(
  load: HourColumn,
  pv: Float64Array,
  flows: EnergyFlows,
  carbonFree: Float64Array,
): Generator<string> {
  const columns = [
    ["load_kwh", load.values],
    ["pv_kwh", pv],
    ["charge_kwh", flows.charge],
    ["discharge_kwh", flows.discharge],
    ["import_kwh", flows.imported],
    ["export_kwh", flows.exported],
    ["stored_kwh", flows.stored],
    ["carbon_free_kwh", carbonFree],
  ] as const;
  yield csvLine(["time", ...columns.map(([name]) => name)]);
  for (const [t, at] of load.start.entries()) {
    yield csvLine([timeText(at, load.utcOffset), ...columns.map(([, values]) => present(values[t]!))]);
  }
}

function timeText(at: number, utcOffset: number): string {
  const minutes = Math.round(Math.abs(utcOffset) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const offset = `${utcOffset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${new Date(Math.round((at + utcOffset) / HOUR_MS) * HOUR_MS).toISOString().slice(0, 19)}${offset}`;
}

function present(value: number): number | null {
  return Number.isNaN(value) ? null : Number(value.toFixed(4));
}
