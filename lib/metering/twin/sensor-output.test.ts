import { describe, expect, it } from "vitest";
import { seededNoise } from "./seeded-noise.ts";
import { SensorOutput } from "./sensor-output.ts";

const MINUTE = 60_000;
const EXACT = { noise: 0, resolution: 0 };
const every = (minutes: number, from = 0) => ({ from: from * MINUTE, lastsMs: minutes * MINUTE, everyMs: null });

function reads(output: SensorOutput, count: number, value: (i: number) => number) {
  return Array.from({ length: count }, (_, i) => output.read(i * MINUTE, value(i)));
}

describe("SensorOutput", () => {
  it("reports whole steps, as the nearest numbers", () => {
    expect(reads(new SensorOutput({ noise: 0, resolution: 0.1 }, {}, 1), 3, (i) => 21.26 + i)).toEqual([
      21.3, 22.3, 23.3,
    ]);
    expect(reads(new SensorOutput({ noise: 0, resolution: 3 }, {}, 1), 1, () => 4.6)).toEqual([6]);
  });

  it("drifts from a moment on, by the hour and by share", () => {
    const drift = { from: 60 * MINUTE, perHour: 2, gainPerHour: 0.1 };
    const all = reads(new SensorOutput(EXACT, { drift }, 1), 121, () => 10);
    expect([all[60], all[120]]).toEqual([10, 13]);
  });

  it("sticks to the value that a spell began with, spells that come back to each its own", () => {
    const stuck = { from: 5 * MINUTE, lastsMs: 3 * MINUTE, everyMs: 10 * MINUTE };
    const all = reads(new SensorOutput(EXACT, { stuck }, 1), 20, (i) => i);
    expect(all.slice(4, 9)).toEqual([4, 5, 5, 5, 8]);
    expect(all.slice(14, 19)).toEqual([14, 15, 15, 15, 18]);
  });

  it("is silent in spells, and of what is not known; it is never 0 then", () => {
    const all = reads(new SensorOutput(EXACT, { dropout: every(2, 1) }, 1), 4, (i) => (i === 3 ? Number.NaN : 7));
    expect(all).toEqual([7, null, null, null]);
  });

  it("spikes for a moment", () => {
    const spike = { ...every(1, 2), size: 40 };
    expect(reads(new SensorOutput(EXACT, { spike }, 1), 4, () => 20)).toEqual([20, 20, 60, 20]);
  });
});

describe("seededNoise()", () => {
  it("is normal, and the same for the same seed only", () => {
    const noise = seededNoise(1);
    const values = Float64Array.from({ length: 20_000 }, noise);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
    expect(values.filter((value) => Math.abs(value) < 1.6449).length / values.length).toBeCloseTo(0.9, 1);
    const lag = values.reduce((sum, value, i) => sum + value * (values[i - 1] ?? 0), 0) / values.length;
    expect(Math.abs(lag)).toBeLessThan(0.03);
    expect(seededNoise(1)()).toBe(values[0]);
    expect(seededNoise(2)()).not.toBe(values[0]);
  });
});
