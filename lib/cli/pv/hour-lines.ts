import { csvLine } from "#lib/core/csv-line.ts";
import type { PvOutput } from "#lib/pv/pv-output.ts";
import type { Weather } from "#lib/pv/weather.ts";

const HOUR_MS = 3_600_000;

/** Lines of CSV, one an interval, dated as its weather file dates it: by its own standard time, with the offset. */
export function* hourLines(weather: Weather, output: Partial<PvOutput>): Generator<string> {
  const columns = (
    [
      ["poa_w_m2", output.poa],
      ["cell_c", output.cell],
      ["dc_w", output.dc],
      ["ac_w", output.ac],
    ] as const
  ).flatMap(([name, values]) => (values ? [{ name, values }] : []));
  yield csvLine(["time", ...columns.map(({ name }) => name)]);
  const { start, site } = weather;
  const offset = offsetText(site.utcOffset);
  for (let i = 0; i < start.length; i++) {
    const time = new Date(start[i]! + site.utcOffset * HOUR_MS).toISOString().slice(0, 19);
    yield csvLine([`${time}${offset}`, ...columns.map(({ values }) => present(values[i]!))]);
  }
}

function offsetText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${hours < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function present(value: number): number | null {
  return Number.isNaN(value) ? null : Number(value.toFixed(3));
}
