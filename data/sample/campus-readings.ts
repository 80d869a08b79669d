import { type Month, monthAt, monthIndex } from "#lib/core/month.ts";
import { campusDay, climate, fullness, QUARTERS } from "./campus-calendar.ts";
import { ESTIMATED, gapsOf, MISSING } from "./campus-gaps.ts";
import type { CampusMeter } from "./campus-meters.ts";
import { uniform } from "./random.ts";
import { SAMPLE_SOURCE } from "./regional-usage.ts";

/** Readings of an interval: one a minute. */
const EXPECTED = 15;

/** Asia/Seoul is nine hours ahead of UTC all year. */
const AHEAD_MS = 9 * 3_600_000;

/** Rows of dataset `readings_15min` as columns: all meters over one month of Asia/Seoul, a meter after the other. */
export function campusReadings(seed: number, meters: readonly CampusMeter[], month: Month) {
  const first = startOfMonth(month) / 86_400_000;
  const dayCount = startOfMonth(monthAt(monthIndex(month) + 1)) / 86_400_000 - first;
  const days = Array.from({ length: dayCount }, (_, i) => campusDay(seed, first + i));
  const climates = days.map(climate);
  const intervals = dayCount * QUARTERS;
  const rows = intervals * meters.length;
  const column = () => new Float64Array(rows);
  const [mean, min, max, last, energy, coverage] = [column(), column(), column(), column(), column(), column()];
  const interval_start = new BigInt64Array(rows);
  const count = new Int32Array(rows);
  const device_id = new Array<string>(rows);
  const estimated = new Array<boolean>(rows);
  const startUs = BigInt(startOfMonth(month) - AHEAD_MS) * 1000n;
  const starts = BigInt64Array.from({ length: intervals }, (_, i) => startUs + BigInt(i) * 900_000_000n);
  meters.forEach((meter, m) => {
    const states = gapsOf(seed, meter.device_id, month, intervals);
    const noise = noiseOf(seed, meter.device_id, month);
    interval_start.set(starts, m * intervals);
    device_id.fill(meter.device_id, m * intervals, (m + 1) * intervals);
    let drift = 0;
    days.forEach((day, d) => {
      const full = fullness(meter.use, day);
      for (let quarter = 0; quarter < QUARTERS; quarter++) {
        const at = m * intervals + d * QUARTERS + quarter;
        const state = states[d * QUARTERS + quarter]!;
        const weather = meter.weather * climates[d]![quarter]! * (0.25 + 0.75 * full[quarter]!);
        drift = 0.8 * drift + noise();
        const level = meter.base + (1 - meter.base) * full[quarter]! + weather;
        const watts = Math.round(1000 * meter.busyKw * level * (state === ESTIMATED ? 1 : 1 + 0.08 * drift));
        const lost = noise() > 0.45 ? 1 : 0;
        estimated[at] = state === ESTIMATED;
        count[at] = state === 0 ? EXPECTED - lost : 0;
        coverage[at] = count[at]! / EXPECTED;
        mean[at] = state === MISSING ? Number.NaN : watts;
        energy[at] = mean[at]! / 4000;
        min[at] = state === 0 ? Math.round(watts * 0.93) : Number.NaN;
        max[at] = state === 0 ? Math.round(watts * 1.08) : Number.NaN;
        last[at] = state === 0 ? Math.round(watts * 1.01) : Number.NaN;
      }
    });
  });
  const same = (text: string) => new Array<string>(rows).fill(text);
  return {
    interval_start,
    device_id,
    metric: same("power_w"),
    mean,
    min,
    max,
    last,
    count,
    coverage,
    energy_kwh: energy,
    estimated,
    quality: same("synthetic"),
    source: same(SAMPLE_SOURCE),
  };
}

function startOfMonth(month: Month): number {
  return Date.parse(`${month}-01T00:00:00Z`);
}

/** Numbers from −0.5 to 0.5, the same for the same keys: xorshift, as there are millions of them. */
function noiseOf(seed: number, ...keys: readonly string[]): () => number {
  let state = Math.floor(uniform(seed, ...keys, "noise") * 0xffff_fffe) + 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000 - 0.5;
  };
}
