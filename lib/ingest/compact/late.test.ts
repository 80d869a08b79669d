import { describe, expect, it } from "vitest";
import type { Lake } from "#lib/lake/lake.ts";
import { compact } from "./compact.ts";
import { mergeParts } from "./merge-parts.ts";
import { batchOf, foreignQuarter, partitionsOf, reading, rowsOf, telemetryLake } from "./test-telemetry.ts";

const DAY_MS = 86_400_000;
const START = Date.parse("2026-11-27T00:00:00Z");
const options = (days: number, zone = "Asia/Seoul") => ({ zone, now: () => START + days * DAY_MS });
const raw = (lake: Lake) => rowsOf(lake, "SELECT epoch_ms(ts) AS ms, value, quality FROM readings ORDER BY ALL");
const quarters = (lake: Lake) =>
  rowsOf<{ energy_kwh: number }>(
    lake,
    `SELECT epoch_ms(interval_start) AS ms, "count", energy_kwh FROM readings_15min ORDER BY 1`,
  );

describe("compact()", () => {
  it("cuts today by hour, older days by day, and a month that is over as one", async () => {
    const lake = await telemetryLake();
    const all = [-40, -10, -1, 0].map((day) => reading(day * 1440, 1));
    await compact(lake, [batchOf(all)], options(0.1));
    expect(await partitionsOf(lake, "readings")).toEqual(["2026-10", "2026-11-17", "2026-11-26T09", "2026-11-27T09"]);
    expect(await partitionsOf(lake, "readings_15min")).toEqual(["2026-10", "2026-11-17", "2026-11-26", "2026-11-27"]);
    expect(await partitionsOf(lake, "readings_day")).toEqual(["2026-10", "2026-11"]);
  });

  it("puts late readings of a merged month beside it, repairs its quarters, and holds nothing twice", async () => {
    const lake = await telemetryLake();
    await compact(lake, [batchOf([reading(0, 600), reading(20, 600)])], options(40));
    expect(await quarters(lake)).toMatchObject([{ energy_kwh: null }, { energy_kwh: null }]);
    await compact(lake, [batchOf([reading(10, 600), reading(20, 600)])], options(41));
    expect(await partitionsOf(lake, "readings")).toEqual(["2026-11", "2026-11-27"]);
    expect(await quarters(lake)).toEqual([
      { ms: START, count: 2, energy_kwh: expect.closeTo(0.15, 12) },
      { ms: START + 900_000, count: 1, energy_kwh: expect.closeTo(0.05, 12) },
    ]);
    await mergeParts(lake, options(42));
    expect(await partitionsOf(lake, "readings")).toEqual(["2026-11"]);
    expect(await raw(lake)).toHaveLength(3);
  });

  it("keeps of two contents of one reading the better, whichever came first and wherever it lies", async () => {
    const [guess, small, large] = [reading(0, 9, { quality: "estimated" }), reading(0, 1), reading(0, 2)];
    const kept = [{ ms: START, value: 2, quality: "measured" }];
    for (const order of [
      [guess, small, large],
      [large, small, guess],
      [small, large, guess],
    ]) {
      const lake = await telemetryLake();
      for (const [i, each] of order.entries())
        await compact(lake, [batchOf([each, reading(i + 30, 5)])], options(40 * i));
      expect((await raw(lake)).slice(0, 1)).toEqual(kept);
      expect(await rowsOf(lake, "SELECT mean FROM readings_15min ORDER BY interval_start LIMIT 1")).toEqual([
        { mean: 2 },
      ]);
    }
  });

  it("keeps messages of one number that a device sent at two times: it may have forgotten that it numbered one so", async () => {
    const lake = await telemetryLake();
    const numbered = { seq: 1, boot: 1 };
    await compact(
      lake,
      [batchOf([reading(0, 1, numbered), reading(0, 1, numbered), reading(5, 2, numbered)])],
      options(0.1),
    );
    expect(await raw(lake)).toHaveLength(2);
  });

  it("is never stopped by rows that somebody else put there, and leaves them alone", async () => {
    const lake = await telemetryLake();
    const foreign = [
      foreignQuarter("2026-11", "2026-11-27T00:00:00Z"),
      foreignQuarter("2026-11-27", "2026-11-27T00:15:00Z"),
    ];
    await lake.commit("foreign", () => ({ put: foreign }));
    await compact(lake, [batchOf([0, 10, 20, 30].map((minute) => reading(minute, 600)))], options(0.1));
    await mergeParts(lake, options(40));
    expect((await quarters(lake)).map(({ energy_kwh }) => energy_kwh)).toEqual([7, 7, null]);
    expect(await partitionsOf(lake, "readings_15min")).toEqual(["2026-11", "2026-11 telemetry", "2026-11-27"]);
  });

  it("plans again when another writer got there first", async () => {
    const lake = await telemetryLake();
    const [a, b] = await Promise.all([
      compact(lake, [batchOf([reading(0, 600)])], options(0.1)),
      compact(lake, [batchOf([reading(10, 600)])], options(0.1)),
    ]);
    expect([a.fresh, b.fresh]).toEqual([1, 1]);
    expect(await quarters(lake)).toEqual([{ ms: START, count: 2, energy_kwh: expect.closeTo(0.1, 12) }]);
  });

  it("repairs days of 25 hours whole, on the clocks of the site", async () => {
    const lake = await telemetryLake();
    const from = (Date.parse("2026-10-24T22:00:00Z") - START) / 60_000;
    const all = Array.from({ length: 26 * 12 }, (_, i) => reading(from + i * 5, 1200));
    for (const part of [all.filter((_, i) => i % 2 === 1), all.filter((_, i) => i % 2 === 0)]) {
      await compact(lake, [batchOf(part)], options(-32, "Europe/Berlin"));
    }
    const days = await rowsOf(lake, `SELECT interval_start, "count", energy_kwh FROM readings_day ORDER BY 1`);
    expect(days[0]).toEqual({ interval_start: "2026-10-24T22:00:00Z", count: 300, energy_kwh: expect.closeTo(30, 9) });
    expect(await rowsOf(lake, "SELECT count(*) AS n FROM readings_hour")).toEqual([{ n: 26 }]);
    // The hour that comes twice is one partition.
    expect(await partitionsOf(lake, "readings")).toHaveLength(25);
  });

  it("stops when it is told to, and leaves the lake as it was", async () => {
    const lake = await telemetryLake();
    const stop = new AbortController();
    async function* batches() {
      yield batchOf([reading(0, 1)]);
      stop.abort(new Error("enough"));
      yield batchOf([reading(1, 1)]);
    }
    await expect(compact(lake, batches(), { ...options(0.1), signal: stop.signal })).rejects.toThrow("enough");
    expect(await lake.head()).toBeNull();
    expect(await compact(lake, [], options(0.1))).toMatchObject({ readings: 0, fresh: 0 });
  });
});
