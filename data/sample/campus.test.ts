import { describe, expect, it } from "vitest";
import { campusMeters } from "./campus-meters.ts";
import { campusPartWrites } from "./campus-parts.ts";
import { campusReadings } from "./campus-readings.ts";

const meters = campusMeters(1);
const march = campusReadings(1, meters.slice(0, 20), "2024-03");

describe("campusMeters()", () => {
  it("has a hundred meters in twelve buildings, each once, with names in both languages", () => {
    expect(meters).toHaveLength(100);
    expect(new Set(meters.map(({ device_id }) => device_id)).size).toBe(100);
    expect(new Set(meters.map(({ building }) => building)).size).toBe(12);
    for (const { name_ko } of meters) expect(name_ko).toMatch(/\p{Script=Hangul}/u);
  });
});

describe("campusReadings()", () => {
  it("holds every quarter of an hour of the month in Seoul", () => {
    expect(march.interval_start).toHaveLength(20 * 31 * 96);
    expect(march.interval_start[0]).toBe(BigInt(Date.parse("2024-02-29T15:00:00Z")) * 1000n);
  });

  it("is the same for the same seed, and another for another", () => {
    expect(campusReadings(1, meters.slice(0, 20), "2024-03")).toEqual(march);
    expect(campusReadings(2, campusMeters(2).slice(0, 20), "2024-03").mean).not.toEqual(march.mean);
  });

  it("has missing intervals that are NaN, never 0, and estimates that no reading stands behind", () => {
    const missing = [...march.mean].filter(Number.isNaN).length;
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(march.mean.length / 10);
    expect(march.estimated.filter(Boolean).length).toBeGreaterThan(20);
    march.mean.forEach((watts, i) => {
      if (march.estimated[i] || Number.isNaN(watts)) expect([march.count[i], march.coverage[i]]).toEqual([0, 0]);
      if (march.estimated[i]) expect(watts).toBeGreaterThan(0);
      expect(march.energy_kwh[i]).toEqual(watts / 4000);
    });
    expect(new Set(march.quality)).toEqual(new Set(["synthetic"]));
  });
});

describe("campusPartWrites()", () => {
  it("is a part a month and one of meters; all of five years are 17.5 million rows", () => {
    const parts = campusPartWrites({ from: "2020-01", to: "2024-12", perBuilding: 99 });
    expect(parts.map(({ partition }) => partition).slice(0, 3)).toEqual(["all", "2020-01", "2020-02"]);
    expect(parts).toHaveLength(61);
    expect(1827 * 96 * 100).toBeGreaterThan(17_500_000);
  });
});
