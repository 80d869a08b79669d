import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import type { SunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { hashed } from "../devices/noise.ts";
import { SAMPLE_SOURCE } from "../regional-usage.ts";
import type { DemoArray } from "./pv-arrays.ts";
import { dayAndHour } from "./sample-weather.ts";
import type { Sky } from "./sky.ts";

/** Readings of an hour: one in five seconds, as the demo's devices send. */
const COUNT = 720;
/** What dust takes each dry day, and at most. [1] */
const DUST_A_DAY = 0.0012;
const MOST_DUST = 0.06;
/** Days so cloudy bring rain, which washes dust off, or snow where it freezes. */
const WET = 0.32;

/**
 * Rows of dataset `readings_hour` as columns: what the arrays' inverters read, which is PVWatts v5 over the same weather, less what
 * the model does not know: dust between rains, snow, days on which one stands still, hours that never arrived, and noise.
 */
export function measuredOutput(
  seed: number,
  arrays: readonly DemoArray[],
  weather: Weather,
  sun: SunTable,
  clouds: Sky,
) {
  const snowy = snowDays(weather, clouds);
  const starts: number[] = [];
  const devices: string[] = [];
  const watts: number[] = [];
  for (const { device, pv } of arrays) {
    const { ac } = pvwattsV5(weather, pv, sun);
    const own = 0.955 + 0.06 * hashed(seed, device.key, 1);
    const still = daysOff(seed, device.key, weather, 2, 4);
    const silent = daysOff(seed, device.key, weather, 3, 2);
    let [dust, last] = [0.02, Number.NaN];
    for (let i = 0; i < ac.length; i++) {
      const [day, hour] = dayAndHour(weather.start[i]!);
      if (day !== last) {
        last = day;
        dust = clouds.ofDay(day) < WET ? 0.005 : Math.min(MOST_DUST, dust + DUST_A_DAY * (0.5 + hashed(seed, day, 9)));
      }
      if (silent.has(day) && hour >= 6) continue;
      const noise = 1 + 0.05 * (hashed(device.key, day, 100 + hour) - 0.5);
      const power = still.has(day) || snowy.has(day) ? 0 : Math.min(ac[i]! * own * (1 - dust) * noise, device.rated_w!);
      starts.push(weather.start[i]!);
      devices.push(device.device_id);
      watts.push(Math.round(Math.max(0, power)));
    }
  }
  const rows = starts.length;
  const mean = Float64Array.from(watts);
  return {
    interval_start: BigInt64Array.from(starts, (at) => BigInt(at) * 1000n),
    device_id: devices,
    metric: new Array<string>(rows).fill("power_w"),
    mean,
    min: mean.map((each) => Math.round(each * 0.8)),
    max: mean.map((each) => Math.round(each * 1.15)),
    last: mean,
    count: new Int32Array(rows).fill(COUNT),
    coverage: new Float64Array(rows).fill(1),
    energy_kwh: mean.map((each) => each / 1000),
    estimated: new Array<boolean>(rows).fill(false),
    quality: new Array<string>(rows).fill("synthetic"),
    source: new Array<string>(rows).fill(SAMPLE_SOURCE),
  };
}

/** Days that snow covers the modules: those of the fall, and two more unless it thaws. */
function snowDays({ start, tempAir }: Weather, clouds: Sky): Set<number> {
  const days = new Set<number>();
  let cover = 0;
  for (let i = 0; i + 24 <= start.length; i += 24) {
    const [day] = dayAndHour(start[i]!);
    const mean = tempAir.subarray(i, i + 24).reduce((sum, value) => sum + value, 0) / 24;
    if (clouds.ofDay(day) < WET && mean < -1.5) cover = 3;
    else if (mean > 2) cover = 0;
    if (cover > 0) days.add(day);
    cover--;
  }
  return days;
}

/** A few runs of days in a year, of up to `longest` each. */
function daysOff(seed: number, key: number, { start }: Weather, times: number, longest: number): Set<number> {
  const days = new Set<number>();
  const [first] = dayAndHour(start[0]!);
  const span = start.length / 24;
  for (let i = 0; i < times; i++) {
    const from = first + Math.floor(span * hashed(seed + longest, key, 20 + i));
    const length = 1 + Math.floor(longest * hashed(seed + longest, key, 40 + i));
    for (let day = from; day < from + length; day++) days.add(day);
  }
  return days;
}
