import { expect, it } from "vitest";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import { testDay } from "#lib/pv/test-day-fixture.ts";
import { simulateChunk } from "./array-chunk.ts";
import { fleetYield } from "./fleet-yield.ts";
import { simulateArrays } from "./simulate-arrays.ts";

const ARRAYS = Array.from({ length: 60 }, (_, k) => ({
  id: `a${k}`,
  array: { ...STANDARD_ARRAY, kwp: 1 + k, tilt: k, azimuth: 6 * k },
}));

it("simulateArrays() gives each array's yield in order, and the hours of all, however they are shared out", async () => {
  const weather = testDay();
  const options = { weather, model: "v5" as const, signal: new AbortController().signal };
  let told = 0;
  const many = await simulateArrays(ARRAYS, { ...options, onDone: (done) => (told = done) });
  const alone = simulateChunk(ARRAYS, weather, sunTable(weather), "v5");
  expect(many.yields).toEqual(alone.yields);
  many.ac.forEach((watts, i) => {
    expect(watts).toBeCloseTo(alone.ac[i]!, 6);
  });
  expect(told).toBeGreaterThan(1);
  const { sum, what } = fleetYield(ARRAYS, many);
  expect(what).toBe("60 arrays, 1830 kWp");
  expect(sum.year_kwh).toBeCloseTo(many.ac.reduce((total, watts) => total + watts, 0) / 1000, 6);
  expect(sum.specific_kwh_kwp).toBeCloseTo(sum.year_kwh / 1830, 9);
  expect(sum.capacityFactor).toBeCloseTo(sum.specific_kwh_kwp / 24, 9);
});

it("simulateArrays() ends with its signal", async () => {
  const cancelled = AbortSignal.abort(new Error("enough"));
  const job = { weather: testDay(), model: "v8" as const, signal: cancelled, onDone: () => {} };
  await expect(simulateArrays(ARRAYS, job)).rejects.toThrow("enough");
});
