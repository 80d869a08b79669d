import { expect, it } from "vitest";
import { AlarmEngine } from "./engine.ts";
import { at, randomOf, rule, T0, world } from "./engine-fixture.ts";
import { replayRule } from "./replay-rule.ts";

const HOURS = 6;

/** Power that wanders slowly around 100 W with noise of some watts, a reading every 5 s. */
function noisy(seed: number) {
  const random = randomOf(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: HOURS * 720 }, (_, i) => at(i * 5, 100 + 6 * Math.sin(i / 400) + 3 * gauss()));
}

function mostInTenMinutes(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((t) => t >= from && t < from + 600_000).length));
}

it.each([1, 2, 3])(
  "a noisy replay that a bare threshold fires on 100 times gives two alarms in ten minutes at most, seed %i",
  (seed) => {
    const readings = noisy(seed);
    const options = { world: world([]), to: T0 + HOURS * 3_600_000, most: 10_000 };
    const bare = replayRule(rule(), readings, options);
    expect(bare.count).toBeGreaterThan(100);
    expect(mostInTenMinutes(bare.occurrences.map(({ activeAt }) => activeAt))).toBeGreaterThan(10);
    const sound = rule({ on_delay: "1m", off_delay: "5m", deadband: 4 });
    const calm = replayRule(sound, readings, options);
    expect(calm.count).toBeGreaterThan(0);
    expect(mostInTenMinutes(calm.occurrences.map(({ activeAt }) => activeAt))).toBeLessThanOrEqual(2);
    // Live, where nobody acknowledges: the same, and one occurrence at most is open at a time.
    const engine = new AlarmEngine({ ...world([]), rules: [{ rule: sound, revision: 1 }] });
    const raised = readings.flatMap((reading) => engine.reading(reading)).filter(({ kind }) => kind === "raised");
    expect(raised.map(({ alarm }) => alarm.activeAt)).toEqual(calm.occurrences.map(({ activeAt }) => activeAt));
    expect(engine.alarms()).toHaveLength(1);
  },
);

it("replayRule() tells each occurrence with its times, counts those that are too many to list, and lets time pass at the end", () => {
  const options = { world: world([]), to: T0 + 100_000, most: 2 };
  const values = [101, 9, 120, 9, 101, 9, 101];
  const found = replayRule(
    rule({ latch: true, enabled: false }),
    values.map((value, i) => at(i * 10, value)),
    options,
  );
  expect(found).toMatchObject({ count: 4, readings: 7, devices: 1 });
  expect(found.occurrences).toMatchObject([
    { activeAt: T0, inactiveAt: T0 + 10_000, value: 101, threshold: 100, unit: "W", deviceId: "m1" },
    { activeAt: T0 + 20_000, inactiveAt: T0 + 30_000, value: 120 },
  ]);
  const silent = replayRule(rule({ on: { devices: "*" }, when: { type: "silence", for: "1m" } }), [at(0, 1)], options);
  expect(silent.occurrences).toMatchObject([{ activeAt: T0 + 60_000, inactiveAt: null }]);
});
