import { describe, expect, it } from "vitest";
import { energyInHours } from "./energy-in-hours.ts";
import type { Weather } from "./weather.ts";

const HOUR_MS = 3_600_000;
const SITE = { latitude: 37.5, longitude: 127, utcOffset: 9, elevation: 0 };

/** Weather of so many intervals from an hour of the site's clock on. */
function weatherFrom(first: number, count: number, step = 60): Weather {
  const start = Float64Array.from({ length: count }, (_, i) => first - 9 * HOUR_MS + i * step * 60_000);
  const column = new Float64Array(count);
  const light = {
    ghi: column,
    dni: column,
    dhi: column,
    tempAir: column,
    wind: column,
    pressure: column,
    albedo: column,
  };
  return { site: SITE, start, step, ...light };
}

const hoursFrom = (first: number, count: number) =>
  Float64Array.from({ length: count }, (_, i) => first - 9 * HOUR_MS + i * HOUR_MS);
const numbered = (count: number) => Float64Array.from({ length: count }, (_, i) => 1000 * i);

describe("energyInHours()", () => {
  it("energyInHours() lays a year on another by month, day and hour of the weather's clock", () => {
    const weather = weatherFrom(Date.UTC(2023, 0, 1), 8760);
    const kwh = energyInHours(weather, numbered(8760), hoursFrom(Date.UTC(2024, 0, 1), 8784));
    expect(kwh[0]).toBe(0);
    expect(kwh[24 * 58 + 5]).toBe(24 * 58 + 5);
    // 29 February as the 28th, and a day later from then on.
    expect(kwh[24 * 59 + 5]).toBe(24 * 58 + 5);
    expect(kwh[24 * 60]).toBe(24 * 59);
    expect(kwh[8783]).toBe(8759);
  });

  it("energyInHours() takes the hour itself where the weather has it, of several years the last otherwise", () => {
    const weather = weatherFrom(Date.UTC(2022, 0, 1), 2 * 8760);
    const ac = numbered(2 * 8760);
    expect(energyInHours(weather, ac, hoursFrom(Date.UTC(2022, 0, 1), 1))[0]).toBe(0);
    expect(energyInHours(weather, ac, hoursFrom(Date.UTC(2023, 0, 1), 1))[0]).toBe(8760);
    expect(energyInHours(weather, ac, hoursFrom(Date.UTC(2025, 0, 1), 1))[0]).toBe(8760);
  });

  it("energyInHours() adds up parts of an hour, and keeps missing what lacks one", () => {
    const weather = weatherFrom(Date.UTC(2023, 5, 1), 7, 30);
    const kwh = energyInHours(
      weather,
      Float64Array.of(1000, 3000, 500, NaN, 0, 0, 0),
      hoursFrom(Date.UTC(2023, 5, 1), 5),
    );
    expect([...kwh]).toEqual([2, NaN, 0, NaN, NaN]);
  });
});
