import { expect, it } from "vitest";
import { compact } from "./compact.ts";
import { batchOf, reading, rowsOf, telemetryLake } from "./test-telemetry.ts";

const options = { zone: "Asia/Seoul", now: () => Date.parse("2026-11-27T03:00:00Z") };

it("compact() brings readings and their quarters, hours and days into the lake, in one commit", async () => {
  const lake = await telemetryLake();
  const minutes = Array.from({ length: 61 }, (_, minute) => reading(minute, 1000));
  const { commit, readings, fresh } = await compact(lake, [batchOf(minutes)], options);
  expect({ readings, fresh, changed: commit.changed }).toEqual({ readings: 61, fresh: 61, changed: true });
  expect((await lake.snapshot()).manifest.parent).toBeNull();
  expect(await rowsOf(lake, "SELECT count(*) AS n, sum(value) AS sum FROM readings")).toEqual([{ n: 61, sum: 61_000 }]);
  const quarters = await rowsOf(
    lake,
    `SELECT interval_start, mean, "count", coverage, energy_kwh, estimated FROM readings_15min ORDER BY 1`,
  );
  const row = { mean: 1000, count: 15, coverage: 1, energy_kwh: expect.closeTo(0.25, 12), estimated: false };
  expect(quarters).toEqual([
    ...[0, 15, 30, 45].map((minute) => ({
      interval_start: `2026-11-27T00:${String(minute).padStart(2, "0")}:00Z`,
      ...row,
    })),
    { interval_start: "2026-11-27T01:00:00Z", mean: 1000, count: 1, coverage: 1, energy_kwh: null, estimated: false },
  ]);
  expect(await rowsOf(lake, `SELECT interval_start, "count", energy_kwh FROM readings_hour ORDER BY 1`)).toEqual([
    { interval_start: "2026-11-27T00:00:00Z", count: 60, energy_kwh: expect.closeTo(1, 12) },
    { interval_start: "2026-11-27T01:00:00Z", count: 1, energy_kwh: null },
  ]);
  expect(await rowsOf(lake, `SELECT interval_start, "count", energy_kwh FROM readings_day ORDER BY 1`)).toEqual([
    { interval_start: "2026-11-26T15:00:00Z", count: 61, energy_kwh: expect.closeTo(1, 12) },
  ]);
});

it("compact() of the same readings again changes nothing", async () => {
  const lake = await telemetryLake();
  const minutes = Array.from({ length: 61 }, (_, minute) => reading(minute, 1000, { seq: minute, boot: 1 }));
  const first = await compact(lake, [batchOf(minutes)], options);
  const again = await compact(lake, [batchOf(minutes), batchOf(minutes)], options);
  expect(again).toMatchObject({ readings: 122, fresh: 0, commit: { changed: false, snapshot: first.commit.snapshot } });
});
