import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import type { PvArray } from "#lib/pv/pv-array.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { readWeather } from "#lib/sources/weather/read-weather.ts";
import { annualMatching } from "./annual-matching.ts";
import { type Battery, batteryOf, NO_BATTERY } from "./battery.ts";
import { dispatchGreedy } from "./dispatch-greedy.ts";
import { hourlyMatching } from "./hourly-matching.ts";
import { matchingSurface } from "./matching-surface.ts";
import { smallestBattery, smallestPv } from "./sizing.ts";

const EPW = join(PROJECT_ROOT, "../shared/data/pv/KOR_SO_Seoul.WS.471080_TMYx.2007-2021.epw");
const ARRAY: PvArray = {
  kwp: 1,
  tilt: 30,
  azimuth: 180,
  mount: "rack",
  module: "standard",
  losses: 14,
  dcAc: 1.2,
  inverterEfficiency: 96,
  gcr: 0.4,
};
const HOURS = 8760;

describe.skipIf(!existsSync(EPW))("a solar year in Seoul (skipped where ../shared/data is absent)", () => {
  let perKwp: Float64Array;
  beforeAll(() => {
    const { weather } = readWeather(readFileSync(EPW), "seoul.epw");
    perKwp = pvwattsV5(weather, ARRAY).ac.map((w) => w / 1000);
  });

  const flat = new Float64Array(HOURS).fill(100);
  /** Weekdays in the hours 8 to 21 as EPW numbers them, by their ends; 1 January a Sunday, as the file says; else 30 % of it. */
  const campus = Float64Array.from({ length: HOURS }, (_, t) => {
    const isWeekday = (Math.floor(t / 24) + 6) % 7 < 5;
    return isWeekday && t % 24 >= 7 && t % 24 < 21 ? 100 : 30;
  });
  const sum = (column: Float64Array) => column.reduce((total, kwh) => total + kwh, 0);
  /** A battery of so many hours of the mean load, as strong as is asked, that starts empty. */
  const batteryFor = (load: Float64Array, hours: number): Battery =>
    hours === 0 ? NO_BATTERY : { ...batteryOf((hours * sum(load)) / HOURS, 1e9, 0.9), initial: 0 };
  const scores = (load: Float64Array) =>
    [
      [1, 0],
      [1, 4],
      [1, 12],
      [1, 24],
      [2, 24],
    ].map(([share = 1, hours = 0]) => {
      const scale = (share * sum(load)) / sum(perKwp);
      const site = { load, generation: perKwp.map((kwh) => kwh * scale), hours: 1 };
      expect(annualMatching(site).ratio).toBeCloseTo(share, 9);
      const battery = batteryFor(load, hours);
      return hourlyMatching(site, dispatchGreedy(site, battery), battery).score * 100;
    });

  // Oracle: another port of PVWatts v5 and a greedy battery of round trip 0.9, one decimal: 100 % by the year, alone and with 4,
  // 12 and 24 h of the mean load; 200 % with 24 h.
  it("hourlyMatching() of a flat load is 40.0 % where the year says 100 %, and 54.7, 80.4, 88.8, 98.1 % with batteries", () => {
    expect(scores(flat).map((score) => score.toFixed(1))).toEqual(["40.0", "54.7", "80.4", "88.8", "98.1"]);
  });

  // Oracle: the same; it does not say the load at night, so 30 % is a fit, and figures agree to 0.15 points.
  it("hourlyMatching() of a campus by day is 50.2 %, and 64.5, 82.5, 88.1, 98.7 % with batteries", () => {
    const oracle = [50.2, 64.5, 82.5, 88.1, 98.7];
    for (const [i, score] of scores(campus).entries()) expect(Math.abs(score - oracle[i]!)).toBeLessThan(0.15);
  });

  it("smallestBattery() and smallestPv() find the sizes that the scores were reached with", () => {
    const site = { load: flat, perKwp, hours: 1 };
    const kwp = sum(flat) / sum(perKwp);
    const score = (hours: number) => {
      const generation = perKwp.map((kwh) => kwh * kwp);
      const battery = batteryFor(flat, hours);
      return hourlyMatching(
        { load: flat, generation, hours: 1 },
        dispatchGreedy({ load: flat, generation, hours: 1 }, battery),
        battery,
      ).score;
    };
    const sized = smallestBattery(
      site,
      kwp,
      (kwh) => batteryFor(flat, kwh / 100),
      { by: "hourly", share: score(12) },
      5000,
    );
    expect(sized).toBeCloseTo(1200, 1);
    expect(smallestPv(site, NO_BATTERY, { by: "annual", share: 1 }, 3 * kwp)! / kwp).toBeCloseTo(1, 5);
    // The last percents explode: what 24 h and 200 % reach to 98 % is out of reach at 100 %.
    expect(
      smallestBattery(site, kwp, (kwh) => batteryFor(flat, kwh / 100), { by: "hourly", share: 0.98 }, 5000),
    ).toBeNull();
  });

  it("matchingSurface() has the same scores, those of a battery in a row", () => {
    const kwp = sum(flat) / sum(perKwp);
    const surface = matchingSurface(
      { load: flat, perKwp, hours: 1 },
      [0, kwp, 2 * kwp],
      [NO_BATTERY, batteryFor(flat, 24)],
    );
    expect([...surface].map((score) => (score * 100).toFixed(1))).toEqual([
      "0.0",
      "40.0",
      expect.any(String),
      "0.0",
      "88.8",
      "98.1",
    ]);
    const half = matchingSurface({ load: flat, perKwp, hours: 1 }, [kwp], [NO_BATTERY], 0.5);
    expect((half[0]! * 100).toFixed(1)).toBe("70.0");
  });
});
