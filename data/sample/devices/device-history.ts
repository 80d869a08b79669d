import { SAMPLE_SOURCE } from "../regional-usage.ts";
import type { VirtualCampus } from "./virtual-campus.ts";

const QUARTER_MS = 900_000;
const DAY_QUARTERS = 96;
const WEEKS = 4;
/** Readings of a quarter of an hour: one in five seconds. */
const COUNT = 180;

/** Asia/Seoul is nine hours ahead of UTC all year. */
const AHEAD_MS = 9 * 3_600_000;

/** What weather stations read over the four weeks, so that twins can be calibrated by it. */
const WEATHER: ReadonlySet<string> = new Set(["temp_c", "irradiance_w_per_m2"]);

/**
 * Rows of dataset `readings_15min` as columns: the power of rooms and inverters, temperature and sun of weather stations over the
 * four weeks before `now`, what else these read over the last day. They end with the last whole quarter of an hour.
 */
export function deviceHistory(campus: VirtualCampus, now: number) {
  const end = Math.floor(now / QUARTER_MS);
  const start = end - WEEKS * 7 * DAY_QUARTERS;
  const rows: Row[] = [];
  for (const device of campus.devices) {
    if (device.kind === "pc") continue;
    for (let quarter = start; quarter < end; quarter++) {
      const local = quarter + AHEAD_MS / QUARTER_MS;
      const within = local % DAY_QUARTERS;
      const metrics = campus.dayOf(device, Math.floor(local / DAY_QUARTERS));
      for (const [metric, bounds] of Object.entries(metrics)) {
        const isLong = metric === "power_w" || (device.kind === "weather" && WEATHER.has(metric));
        if (!isLong && quarter < end - DAY_QUARTERS) continue;
        rows.push({ quarter, device: device.device_id, metric, from: bounds[within]!, to: bounds[within + 1]! });
      }
    }
  }
  const numbers = (value: (row: Row) => number) => Float64Array.from(rows, value);
  const mean = numbers(({ from, to }) => (from + to) / 2);
  return {
    interval_start: BigInt64Array.from(rows, ({ quarter }) => BigInt(quarter) * 900_000_000n),
    device_id: rows.map(({ device }) => device),
    metric: rows.map(({ metric }) => metric),
    mean,
    min: numbers(({ from, to }) => Math.min(from, to)),
    max: numbers(({ from, to }) => Math.max(from, to)),
    last: numbers(({ to }) => to),
    count: new Int32Array(rows.length).fill(COUNT),
    coverage: new Float64Array(rows.length).fill(1),
    energy_kwh: Float64Array.from(rows, ({ metric }, i) => (metric === "power_w" ? mean[i]! / 4000 : Number.NaN)),
    estimated: rows.map(() => false),
    quality: rows.map(() => "synthetic"),
    source: rows.map(() => SAMPLE_SOURCE),
  };
}

interface Row {
  readonly quarter: number;
  readonly device: string;
  readonly metric: string;
  readonly from: number;
  readonly to: number;
}
