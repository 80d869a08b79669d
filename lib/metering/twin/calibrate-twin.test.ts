import { describe, expect, it } from "vitest";
import { calibrateTwin } from "./calibrate-twin.ts";
import { openTwin } from "./open-twin.ts";
import { simulateDevice } from "./simulate-device.ts";
import type { ThermometerModel } from "./thermometer-model.ts";
import { momentsOf } from "./twin-history.ts";
import { testWeather, YEAR_START } from "./weather-fixture.ts";

const SENSOR = { lagS: 600, noise: 0.1, resolution: 0.1 };
/** Warmer from 9 to 18 o'clock from Monday to Friday. */
const riseK: readonly number[] = Array.from({ length: 168 }, (_, hour) => {
  const weekday = Math.floor(hour / 24);
  return weekday >= 1 && weekday <= 5 && hour % 24 >= 9 && hour % 24 < 18 ? 6 : 0;
});
const TRUE: ThermometerModel = {
  ...{ kind: "thermometer", version: 1, metric: "temp_c", timeConstantH: 18, coupling: 1, baseC: 3, solarK: 0.012 },
  ...{ powerK: 0, occupancyK: 0, sigma: 0.1, calibration: null, sensor: SENSOR },
  week: { zone: "Asia/Seoul", holidays: [], riseK },
};
const SETTINGS = { kind: "thermometer", metric: "temp_c", zone: "Asia/Seoul", sensor: SENSOR } as const;

describe("calibrateTwin() of a thermometer", () => {
  const { at, drivers } = testWeather(60);
  const history = simulateDevice(TRUE, at, drivers, { start: 5, seed: 7 });

  it("recovers time constant, coupling, sun and week of a simulated thermometer with noise", () => {
    const model = calibrateTwin(SETTINGS, history, YEAR_START) as ThermometerModel;
    expect(Math.abs(model.timeConstantH / 18 - 1)).toBeLessThan(0.03);
    expect(Math.abs(model.coupling - 1)).toBeLessThan(0.02);
    expect(Math.abs(model.solarK / 0.012 - 1)).toBeLessThan(0.05);
    expect(model.sigma).toBeLessThan(0.14);
    const shift = 3 + riseK.reduce((sum, rise) => sum + rise, 0) / 168;
    expect(Math.abs(model.baseC - shift)).toBeLessThan(0.2);
    const errors = riseK.map((rise, hour) => model.week!.riseK[hour]! + model.baseC - 3 - rise);
    expect(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / 168)).toBeLessThan(1.5);
    expect(model.calibration).toMatchObject({ from: at[0], to: at.at(-1), at: YEAR_START });
    expect(model.calibration!.rmse).toBeLessThan(0.12);
  });

  it("finds the time constant in the nights alone where nothing else moves the room then", () => {
    const calm = { ...TRUE, week: null };
    const made = simulateDevice(calm, at, drivers, { start: 5, seed: 8 });
    const model = calibrateTwin({ ...SETTINGS, timeConstantFrom: "night" }, made, 0) as ThermometerModel;
    expect(Math.abs(model.timeConstantH / 18 - 1)).toBeLessThan(0.1);
  });

  it("tells a history that it was not calibrated with", () => {
    const year = testWeather(90);
    const whole = simulateDevice(TRUE, year.at, year.drivers, { start: 5, seed: 7 });
    const cut = 60 * 96;
    const first = {
      at: whole.at.slice(0, cut),
      reported: whole.reported.slice(0, cut),
      drivers: sliced(whole.drivers, 0, cut),
    };
    const twin = openTwin(calibrateTwin(SETTINGS, first, 0));
    let [within, count] = [0, 0];
    for (const moment of momentsOf(whole)) {
      const { low, high } = twin.step(moment);
      if (moment.at < year.at[cut]! || moment.reported === null) continue;
      count++;
      if (moment.reported >= low! && moment.reported <= high!) within++;
    }
    expect(count).toBe(30 * 96);
    expect(within / count).toBeGreaterThan(0.85);
    expect(within / count).toBeLessThan(0.95);
  });

  it("refuses a history of hours, and says what to do", () => {
    const short = { at: at.slice(0, 90), reported: history.reported.slice(0, 90), drivers: sliced(drivers, 0, 90) };
    expect(() => calibrateTwin(SETTINGS, short, 0)).toThrow(/needs two days .* has 0\.9: choose a longer range/);
  });
});

function sliced(drivers: Readonly<Record<string, Float64Array>>, from: number, to: number) {
  return Object.fromEntries(Object.entries(drivers).map(([name, column]) => [name, column.slice(from, to)]));
}
