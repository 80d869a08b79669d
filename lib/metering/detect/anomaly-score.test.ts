import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededNoise } from "../twin/seeded-noise.ts";
import { AnomalyScore } from "./anomaly-score.ts";
import { events, nabScore, type Profile, probationary, type Window, windowedGaussian } from "./nab-oracle.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/data/thermal");
const IS_HERE = existsSync(FOLDER);
const HOUR_MS = 3_600_000;

function scoresOf(at: Float64Array, values: Float64Array): Float64Array {
  const detector = new AnomalyScore();
  return values.map((value, i) => detector.step(at[i]!, value));
}

/** Sixty days of a room by the hour, with noise. */
function room(): { at: Float64Array; values: Float64Array } {
  const noise = seededNoise(3);
  const at = Float64Array.from({ length: 24 * 60 }, (_, i) => i * HOUR_MS);
  return { at, values: at.map((_, i) => 22 + 1.5 * Math.sin((2 * Math.PI * i) / 24) + 0.4 * noise()) };
}

describe("AnomalyScore", () => {
  const calm = room();
  const from = 24 * 50;
  const highest = (values: Float64Array, first: number, last: number) =>
    Math.max(...scoresOf(calm.at, values).slice(first, last));

  it("stays low on a sound room, and tells a spike, a drift and a value that is stuck", () => {
    expect(highest(calm.values, 0, calm.values.length)).toBeLessThan(3.5);
    expect(highest(calm.values.with(from, 32), from, from + 1)).toBeGreaterThan(4);
    const drifting = calm.values.map((value, i) => value + Math.max(0, i - from) * 0.05);
    expect(highest(drifting, from, calm.values.length)).toBeGreaterThan(4);
    const stuck = calm.values.map((value, i) => (i > from ? calm.values[from]! : value));
    expect(highest(stuck, from, from + 5)).toBeLessThan(3.5);
    expect(highest(stuck, from, from + 24)).toBe(4);
  });

  it("scores a prefix as the prefix of the scores, and goes on from what it saved", () => {
    const whole = scoresOf(calm.at, calm.values);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: calm.at.length - 1 }), (cut) => {
        expect(scoresOf(calm.at.slice(0, cut), calm.values.slice(0, cut))).toEqual(whole.slice(0, cut));
        const first = new AnomalyScore();
        for (let i = 0; i < cut; i++) first.step(calm.at[i]!, calm.values[i]!);
        const second = new AnomalyScore(JSON.parse(JSON.stringify(first.save())));
        expect(second.step(calm.at[cut]!, calm.values[cut]!)).toBe(whole[cut]);
      }),
      { seed: 1, numRuns: 15 },
    );
  });

  it("does not depend on unit or zero", () => {
    const fahrenheit = scoresOf(
      calm.at,
      calm.values.map((value) => 32 + 1.8 * value),
    );
    for (const [i, score] of scoresOf(calm.at, calm.values).entries()) expect(fahrenheit[i]).toBeCloseTo(score, 9);
  });

  it("says nothing of a missing value, and learns nothing from it", () => {
    const detector = new AnomalyScore();
    detector.step(0, 1);
    const before = detector.save();
    expect([detector.step(1, null), detector.step(2, Number.NaN), detector.step(-1, 5)]).toEqual([NaN, NaN, NaN]);
    expect(detector.save()).toEqual(before);
  });
});

describe("nabScore()", () => {
  const windows: readonly Window[] = [[1000, 1099]];
  const at = (hits: readonly number[]) => Float64Array.from({ length: 2000 }, (_, i) => (hits.includes(i) ? 1 : 0));

  // By hand: at the start of a window 1; at its end σ(−0.01)/σ(−1) = 0.02499/0.98661; an alarm before any window costs 0.11.
  it("counts as NAB does", () => {
    expect(nabScore(at([1000]), windows, "standard").score).toBeCloseTo(100, 9);
    expect(nabScore(at([]), windows, "standard").score).toBe(0);
    expect(nabScore(at([1099]), windows, "standard").score).toBeCloseTo(50 * (1 + 0.02499479 / 0.9866143), 5);
    expect(nabScore(at([800, 1000]), windows, "standard").score).toBeCloseTo(50 * (2 - 0.11), 9);
    expect(nabScore(at([800, 1000]), windows, "lowFalsePositive").score).toBeCloseTo(50 * (2 - 0.22), 9);
    expect(nabScore(at([800, 1000]), windows, "lowFalseNegative").score).toBeCloseTo((100 / 3) * (3 - 0.11), 9);
    expect(nabScore(at([1000, 200]), windows, "standard").score).toBeCloseTo(100, 9);
    expect(probationary(7267)).toBe(750);
    expect(probationary(2000)).toBe(300);
  });
});

describe.skipIf(!IS_HERE)(
  `AnomalyScore on Numenta's office temperature${IS_HERE ? "" : " (skipped: no ../shared/data/thermal)"}`,
  () => {
    const NAME = "ambient_temperature_system_failure.csv";
    const lines = IS_HERE
      ? readFileSync(path.join(FOLDER, `nab_${NAME}`), "utf8")
          .trim()
          .split("\n")
          .slice(1)
      : [];
    const time = (text: string) => Date.parse(`${text.slice(0, 19).replace(" ", "T")}Z`);
    const at = Float64Array.from(lines, (line) => time(line));
    const values = Float64Array.from(lines, (line) => Number(line.split(",")[1]));
    const labels = IS_HERE ? JSON.parse(readFileSync(path.join(FOLDER, "nab_combined_windows.json"), "utf8")) : {};
    const windows = ((labels[`realKnownCause/${NAME}`] ?? []) as [string, string][]).map(
      ([first, last]): Window => [at.findIndex((t) => t >= time(first)), at.findLastIndex((t) => t <= time(last))],
    );
    const own = scoresOf(at, values);
    const gaussian = windowedGaussian(values);

    // Its own figures are those of the same scorer and detectors written apart in Python.
    it.each<[Profile, number, number]>([
      ["standard", 94.6, 94.3],
      ["lowFalsePositive", 94.6, 94.3],
      ["lowFalseNegative", 96.4, 96.2],
    ])("scores better than the windowed Gaussian in profile %s: %d to %d", (profile, ours, theirs) => {
      expect(windows).toEqual([
        [3540, 3902],
        [5999, 6361],
      ]);
      const [mine, other] = [nabScore(own, windows, profile), nabScore(gaussian, windows, profile)];
      expect(mine.score).toBeCloseTo(ours, 1);
      expect(other.score).toBeCloseTo(theirs, 1);
      expect(mine.score).toBeGreaterThan(other.score);
    });

    it("finds both failures without a false event at NAB's threshold, and says more at a lower one", () => {
      const { threshold } = nabScore(own, windows, "standard");
      expect(events(at, own, windows, threshold)).toMatchObject({ precision: 1, recall: 1 });
      const loose = events(at, own, windows, 3);
      expect(loose.recall).toBe(1);
      expect(loose.precision).toBeLessThan(1);
      expect(events(at, own, windows, 3.5)).toEqual({ alarms: 2, precision: 1, recall: 1 });
    });
  },
);
