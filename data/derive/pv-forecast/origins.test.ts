import { describe, expect, it } from "vitest";
import { forecastOrigins } from "./origins.ts";

const HOUR_MS = 3_600_000;
const SITE = { latitude: 37.55, longitude: 127, utcOffset: 8, elevation: 60 };
/** An hour of a day of the sun's clock, days from 1 May on. */
const at = (day: number, hour: number) => Date.UTC(2024, 4, 1 + day, hour - SITE.utcOffset);
const hourBefore = (time: number) => ({ at: time, measured: time - HOUR_MS });

describe("forecastOrigins()", () => {
  it("takes the weather's times, and mornings of days without one", () => {
    const mornings = [0, 1, 2, 3].map((day) => hourBefore(at(day, 10)));
    const origins = forecastOrigins([at(1, 7), at(1, 18)], mornings, SITE, 400);
    expect(origins).toEqual([at(0, 10), at(1, 7), at(1, 18), at(2, 10), at(3, 10)]);
  });

  it("lets no morning that is still to come hide the newest forecast of the weather", () => {
    const tomorrow = { at: at(3, 10), measured: at(2, 15) };
    const mornings = [hourBefore(at(1, 10)), hourBefore(at(2, 10)), tomorrow];
    expect(forecastOrigins([at(2, 9)], mornings, SITE, 400)).toEqual([at(1, 10), at(2, 9)]);
    // The weather stopped the day before: the measured morning is newer than it.
    expect(forecastOrigins([at(1, 9)], mornings, SITE, 400)).toEqual([at(1, 9), at(2, 10), at(3, 10)]);
  });

  it("keeps the last days only, of both", () => {
    const mornings = [0, 1, 2, 3].map((day) => hourBefore(at(day, 10)));
    expect(forecastOrigins([at(0, 7)], mornings, SITE, 3)).toEqual([at(1, 10), at(2, 10), at(3, 10)]);
    expect(forecastOrigins([], [], SITE, 3)).toEqual([]);
  });
});
