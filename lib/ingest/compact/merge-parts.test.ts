import { describe, expect, it } from "vitest";
import { verify } from "#lib/lake/verify.ts";
import { compact } from "./compact.ts";
import { mergeParts } from "./merge-parts.ts";
import { retain } from "./retain.ts";
import { batchOf, foreignQuarter, partitionsOf, reading, rowsOf, telemetryLake } from "./test-telemetry.ts";

const DAY_MS = 86_400_000;
const at = (days: number) => ({
  zone: "Asia/Kathmandu",
  now: () => Date.parse("2026-11-27T00:00:00Z") + days * DAY_MS,
});
const ROWS = "SELECT * FROM readings ORDER BY ALL";

async function dayByDay(days: readonly number[]) {
  const lake = await telemetryLake();
  for (const day of days) {
    const minutes = [1, 61, 122].map((minute) => reading(day * 1440 + minute, 100 + day));
    await compact(lake, [batchOf(minutes)], at(day + 0.2));
  }
  return lake;
}

describe("mergeParts()", () => {
  it("merges hours once their day is over, and days once their month is, with the same rows", async () => {
    const lake = await dayByDay([0, 1, 8]);
    const before = await rowsOf(lake, ROWS);
    expect(await partitionsOf(lake, "readings")).toHaveLength(9);
    await mergeParts(lake, at(1.5));
    expect(await partitionsOf(lake, "readings")).toEqual([
      "2026-11-27",
      ...["2026-11-28T05", "2026-11-28T06", "2026-11-28T07", "2026-12-05T05", "2026-12-05T06", "2026-12-05T07"],
    ]);
    await mergeParts(lake, at(9.5));
    for (const name of ["readings", "readings_15min", "readings_hour"])
      expect(await partitionsOf(lake, name)).toEqual(["2026-11", "2026-12-05"]);
    expect(await rowsOf(lake, ROWS)).toEqual(before);
    expect((await verify(lake)).faults).toEqual([]);
  });

  it("makes no snapshot where there is nothing to merge", async () => {
    const lake = await dayByDay([0]);
    expect((await mergeParts(lake, at(0.3))).changed).toBe(false);
    expect((await mergeParts(lake, at(40))).changed).toBe(true);
    expect((await mergeParts(lake, at(41))).changed).toBe(false);
  });

  it("stops when it is told to", async () => {
    const lake = await dayByDay([0]);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(mergeParts(lake, { ...at(40), signal })).rejects.toThrow("enough");
    expect(await partitionsOf(lake, "readings")).toHaveLength(3);
  });
});

describe("retain()", () => {
  const limits = (rawDays: number, rollupDays: number) => ({ ...at(45), rawDays, rollupDays });

  it("drops parts of which every row is past its limit, readings and rollups apart", async () => {
    const lake = await dayByDay([0, 8]);
    await mergeParts(lake, at(45));
    await retain(lake, limits(30, 0));
    expect(await partitionsOf(lake, "readings")).toEqual(["2026-12"]);
    expect(await partitionsOf(lake, "readings_15min")).toEqual(["2026-11", "2026-12"]);
    await retain(lake, limits(0, 30));
    for (const name of ["readings_15min", "readings_hour", "readings_day"])
      expect(await partitionsOf(lake, name)).toEqual(["2026-12"]);
    expect(await partitionsOf(lake, "readings")).toEqual(["2026-12"]);
  });

  it("keeps everything for ever where the limit is 0, and a month until its last day is past it", async () => {
    const lake = await dayByDay([0, 8]);
    await mergeParts(lake, at(45));
    expect((await retain(lake, limits(0, 0))).changed).toBe(false);
    expect((await retain(lake, limits(42, 42))).changed).toBe(false);
    expect((await retain(lake, limits(40, 0))).changed).toBe(true);
  });

  it("never drops what others put there, however old", async () => {
    const lake = await dayByDay([0]);
    await lake.commit("sample", () => ({ put: [foreignQuarter("2019-01", "2019-01-05T00:00:00Z")] }));
    await retain(lake, limits(1, 1));
    expect(await partitionsOf(lake, "readings_15min")).toEqual(["2019-01"]);
    expect(await partitionsOf(lake, "readings")).toEqual([]);
  });
});
