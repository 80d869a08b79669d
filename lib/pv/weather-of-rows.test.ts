import { describe, expect, it } from "vitest";
import { weatherOfRows } from "./weather-of-rows.ts";

const PLACE = { latitude: 37.5, longitude: 127, elevation_m: 50, utc_offset_h: 9, step_min: 60, minute: null };

describe("weatherOfRows()", () => {
  it("weatherOfRows() keeps a missing value missing, and 0 a 0", () => {
    const rows = [
      { interval_start: "2023-12-31T15:00:00Z", ghi_w_m2: 0, dni_w_m2: null, temp_air_c: -3.5 },
      { interval_start: 1_704_038_400_000, ghi_w_m2: null, dni_w_m2: 0, temp_air_c: 0 },
    ];
    const weather = weatherOfRows(rows, PLACE);
    expect([...weather.start]).toEqual([1_704_034_800_000, 1_704_038_400_000]);
    expect([...weather.ghi]).toEqual([0, Number.NaN]);
    expect([...weather.dni]).toEqual([Number.NaN, 0]);
    expect([...weather.tempAir]).toEqual([-3.5, 0]);
    expect([...weather.pressure, ...weather.albedo]).toEqual(Array(4).fill(Number.NaN));
    expect(weather.site).toEqual({ latitude: 37.5, longitude: 127, utcOffset: 9, elevation: 50 });
    expect("minute" in weather).toBe(false);
  });

  it("weatherOfRows() takes minute 0 for an instant, not for a mean", () => {
    expect(weatherOfRows([], { ...PLACE, minute: 0 }).minute).toBe(0);
  });
});
