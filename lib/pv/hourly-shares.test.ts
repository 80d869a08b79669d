import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourlyShares } from "./hourly-shares.ts";

describe("hourlyShares()", () => {
  // Worked by hand from the paper's formula: at sunset angle 90° (equinox) the hour around solar noon holds
  // π/24 · (0.409 + 0.5016·sin 30° + 0.6609 − 0.4767·sin 30°) · (1 − 0)/(1 − 0) = 0.1417 of the day.
  it("hourlyShares() reproduces the formula around noon at the equinox", () => {
    const shares = hourlyShares({ dayOfYear: 80, latitude: 0, longitude: 1.9, utcOffset: 0 });
    expect(Math.max(...shares)).toBeCloseTo(0.1417, 2);
    expect(shares[11]).toBeCloseTo(shares[12]!, 2);
  });

  it("hourlyShares() adds up to 1, is never negative, and is dark before the sun rises", () => {
    const days = fc.record({
      dayOfYear: fc.integer({ min: 1, max: 366 }),
      latitude: fc.double({ min: -60, max: 60, noNaN: true }),
      longitude: fc.double({ min: 120, max: 150, noNaN: true }),
      utcOffset: fc.constant(9),
    });
    fc.assert(
      fc.property(days, (day) => {
        const shares = hourlyShares(day);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(Math.min(...shares)).toBe(0);
      }),
    );
  });

  it("hourlyShares() has none where the sun does not rise", () => {
    expect(hourlyShares({ dayOfYear: 355, latitude: 80, longitude: 20, utcOffset: 1 })).toEqual(
      new Float64Array(24).fill(Number.NaN),
    );
  });
});
