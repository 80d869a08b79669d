import fc from "fast-check";
import { expect, it } from "vitest";
import { openLake } from "#lib/lake/lake.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { compact } from "./compact.ts";
import { mergeParts } from "./merge-parts.ts";
import { batchOf, rowsOf, telemetryLake } from "./test-telemetry.ts";

const ZONE = "Asia/Kathmandu";
const START = Date.parse("2026-10-30T12:00:00Z");
const LATER = () => START + 90 * 86_400_000;
const ROLLUPS = ["readings_15min", "readings_hour", "readings_day"];

/** Messages of a few devices over days that cross a month, with gaps, resets, glitches, twins of other content, and a register. */
const message = fc
  .record({
    device: fc.constantFrom("meter-a", "meter-b", "pc-1"),
    minute: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 4000 })),
    watts: fc.integer({ min: -50, max: 3000 }),
    wh: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.constantFrom(0, 5, 1400, 90_000, 9_999_980)),
    hour: fc.double({ min: 0, max: 5, noNaN: true }),
    numbered: fc.boolean(),
    quality: fc.constantFrom("measured" as const, "estimated" as const),
  })
  .map(({ device: deviceId, minute, watts, wh, hour, numbered, quality }): Reading[] => {
    const ts = START + minute * 60_000;
    const of = (metric: string, value: number): Reading => ({
      ts,
      deviceId,
      metric,
      value,
      rxTs: ts + 1000,
      seq: numbered ? minute : null,
      boot: numbered ? 1 : null,
      quality,
    });
    if (deviceId === "meter-a") return [of("energy_wh", wh < 0 ? 1000 + 3 * minute : wh), of("power_w", watts)];
    if (deviceId === "meter-b")
      return [{ ...of("interval_energy_kwh", hour), ts: START + Math.floor(minute / 60) * 3_600_000 }];
    return [of("power_w", watts), of("temp_c", watts / 100)];
  });

async function stored(groups: readonly (readonly Reading[])[], now: (i: number) => number) {
  const lake = await telemetryLake();
  for (const [i, group] of groups.entries()) {
    // As after a restart: nothing is remembered but what is in the lake.
    const again = openLake(lake.home, lake.catalogue);
    await compact(await again, [batchOf(group)], { zone: ZONE, now: () => now(i) });
    await (await again).close();
  }
  const unmerged = await rollupsOf(lake);
  await mergeParts(lake, { zone: ZONE, now: LATER });
  const { manifest } = await lake.snapshot();
  return {
    unmerged,
    parts: manifest.parts
      .filter(({ dataset }) => ROLLUPS.includes(dataset))
      .map((part) => [part.dataset, part.partition, part.sha256]),
    rows: await rollupsOf(lake),
    raw: await rowsOf(lake, "SELECT * EXCLUDE (rx_ts) FROM readings ORDER BY ALL"),
  };
}

async function rollupsOf(lake: Awaited<ReturnType<typeof telemetryLake>>) {
  return Promise.all(ROLLUPS.map((name) => rowsOf(lake, `FROM ${name} ORDER BY device_id, metric, interval_start`)));
}

it("compact() makes the same bytes of the same messages in any order, twice, late and cut anyhow", async () => {
  const scene = fc.record({
    messages: fc.array(message, { minLength: 1, maxLength: 60 }),
    order: fc.array(fc.nat(), { minLength: 90, maxLength: 90 }),
    twice: fc.array(fc.nat(), { maxLength: 12 }),
    cuts: fc.integer({ min: 1, max: 4 }),
    ages: fc.array(fc.integer({ min: -1, max: 45 }), { minLength: 4, maxLength: 4 }),
  });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(scene, async ({ messages, order, twice, cuts, ages }) => {
      const again = twice.map((i) => messages[i % messages.length]!);
      const shuffled = [...messages, ...again]
        .map((each, i) => [order[i % order.length]!, each] as const)
        .sort(([a], [b]) => a - b)
        .map(([, each]) => each);
      const groups = Array.from({ length: cuts }, (_, i) => shuffled.filter((_, k) => k % cuts === i).flat());
      const once = await stored([messages.flat()], LATER);
      const cut = await stored(groups, (i) => START + ages[i]! * 86_400_000);
      expect(cut.unmerged).toEqual(once.rows);
      expect(cut.parts).toEqual(once.parts);
      expect(cut.rows).toEqual(once.rows);
      expect(cut.raw).toEqual(once.raw);
      compared += once.rows[0]!.length;
    }),
    {
      numRuns: Number(process.env.PERMUTATION_RUNS ?? 8),
      seed: Number(process.env.PERMUTATION_SEED ?? 4),
      endOnFailure: true,
    },
  );
  expect(compared).toBeGreaterThan(100);
});
