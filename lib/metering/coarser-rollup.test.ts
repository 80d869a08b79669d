import { describe, expect, it } from "vitest";
import { coarserRollup } from "./coarser-rollup.ts";
import { QUARTER_MS } from "./quarters.ts";
import { RollupRows } from "./rollup-rows.ts";
import { dayStarts, hourStarts } from "./zone-intervals.ts";

/** Quarters of one device: a value each, null where no reading arrived. */
function quarters(from: number, values: readonly (number | null)[]): RollupRows {
  const rows = new RollupRows();
  values.forEach((value, i) => {
    const at = rows.add();
    const known = value ?? Number.NaN;
    rows.start[at] = from + i * QUARTER_MS;
    for (const name of ["mean", "min", "max", "last"] as const) rows[name][at] = known;
    rows.count[at] = value === null ? 0 : i + 1;
    rows.coverage[at] = value === null ? 0 : 1;
    rows.energyKwh[at] = value === null ? 0.5 : known / 4;
    rows.estimated[at] = value === null ? 1 : 0;
    rows.quality[at] = value === null ? 1 : 0;
  });
  return rows;
}

describe("coarserRollup()", () => {
  it("weighs means by their counts, adds energies, and shares coverage by time", () => {
    const [from, to] = [0, 3_600_000];
    const rows = coarserRollup(quarters(from, [10, 20, null, 40]), Float64Array.of(from, to));
    expect(rows.length).toBe(1);
    // (1·10 + 2·20 + 4·40) / 7
    expect(rows.mean[0]).toBeCloseTo(30, 12);
    expect([rows.min[0], rows.max[0], rows.last[0], rows.count[0]]).toEqual([10, 40, 40, 7]);
    expect([rows.coverage[0], rows.energyKwh[0], rows.estimated[0], rows.quality[0]]).toEqual([0.75, 18, 1, 0]);
  });

  it("says estimated, with no mean, of an hour that has energy but no reading", () => {
    const rows = coarserRollup(quarters(0, [null, null]), Float64Array.of(0, 3_600_000));
    expect([rows.mean[0], rows.count[0], rows.energyKwh[0], rows.quality[0]]).toEqual([Number.NaN, 0, 1, 1]);
  });

  it.each([
    ["Europe/Berlin", "2026-03-29T12:00Z", 92],
    ["Europe/Berlin", "2026-10-25T12:00Z", 100],
    ["Asia/Kathmandu", "2026-11-27T03:00Z", 96],
  ])("covers a day of %s at %s whole, with its %i quarters", (zone, instant, count) => {
    const at = Date.parse(instant);
    const [from] = dayStarts(at, at + 1, zone);
    const rows = quarters(
      from!,
      Array.from({ length: count }, () => 1000),
    );
    const day = coarserRollup(rows, dayStarts(at, at + 1, zone));
    expect([day.length, day.coverage[0], day.energyKwh[0]]).toEqual([1, 1, 250 * count]);
    const hours = coarserRollup(rows, hourStarts(at, at + 1, zone));
    expect([hours.length, ...new Set(hours.coverage.subarray(0, hours.length))]).toEqual([count / 4, 1]);
  });

  it("leaves out what lies outside, and keeps series apart", () => {
    const rows = quarters(0, [1, 2, 3, 4, 5, 6, 7, 8]);
    rows.metric.fill(1, 4, 8);
    rows.start.set(
      [0, 1, 2, 3].map((i) => i * QUARTER_MS),
      4,
    );
    const hour = coarserRollup(rows, Float64Array.of(QUARTER_MS, 3 * QUARTER_MS));
    expect([...hour.metric.subarray(0, hour.length)]).toEqual([0, 1]);
    expect([...hour.last.subarray(0, hour.length)]).toEqual([3, 7]);
  });
});
