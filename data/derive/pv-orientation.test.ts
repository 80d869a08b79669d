import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pvYield } from "#lib/pv/pv-yield.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { rowsOf, tinyLake } from "#lib/sources/tiny-lake.ts";
import { readWeather } from "#lib/sources/weather/read-weather.ts";
import { epwFile } from "#lib/sources/weather/tiny-weather.ts";
import { weatherParts } from "#lib/sources/weather/weather-parts.ts";
import type { OrientationTask } from "./pv-orientation/task.ts";
import { derivation } from "./pv-orientation.ts";

let task: OrientationTask;
let dispose: () => Promise<void>;
beforeAll(async () => {
  const tiny = await tinyLake();
  dispose = tiny.dispose;
  const { weather, facts } = readWeather(
    epwFile((hour, field, text) => (hour === 3 && field === 6 ? "99.9" : text)),
    "day.epw",
  );
  await tiny.lake.commit("a day", () => ({ put: weatherParts(weather, facts, "day") }));
  const read = (sql: string, parameters?: Record<string, unknown>) =>
    parameters
      ? tiny.lake.snapshot().then(async (snapshot) => (await snapshot.query(sql, parameters as never)).rows())
      : rowsOf(tiny.lake, sql);
  [task] = (await derivation.plan(read as never)) as [OrientationTask];
});
afterAll(() => dispose());

const rowsOfTask = (of: OrientationTask) => {
  const { columns } = derivation.compute(of);
  return columns.kwh_kwp.length > 0
    ? Array.from(columns.kwh_kwp, (kwh, i) => ({
        mount: columns.mount[i]!,
        tilt: columns.tilt_deg[i]!,
        azimuth: columns.azimuth_deg[i]!,
        kwh,
      }))
    : [];
};

describe("the derivation of pv_orientation", () => {
  it("plans a task for each weather, with missing values as NaN, and no yield of a year where it holds none", () => {
    expect(task).toMatchObject({ partition: "day", yearGhi: null, quality: "estimated" });
    expect(task.weather.start).toHaveLength(24);
    expect(task.weather.tempAir[2]).toBeNaN();
    expect(task.weather.tempAir[3]).not.toBeNaN();
    const rows = rowsOfTask(task);
    expect(rows).toHaveLength(2 * 10 * 24);
    expect(rows.every(({ kwh }) => Number.isNaN(kwh))).toBe(true);
  });

  it("is PVWatts v5 of a kWp of standard modules at each tilt and direction; what lies flat faces nowhere", () => {
    const tempAir = task.weather.tempAir.map((value) => (Number.isNaN(value) ? 20 : value));
    const whole = { ...task, weather: { ...task.weather, tempAir }, yearGhi: 6 };
    const rows = rowsOfTask(whole);
    for (const { mount, tilt, azimuth, kwh } of rows.filter((_, i) => i % 37 === 0)) {
      const array = { ...STANDARD_ARRAY, kwp: 1, tilt, azimuth, mount };
      const expected = pvYield(whole.weather, pvwattsV5(whole.weather, array), array).year_kwh;
      expect(kwh, `${mount} ${tilt} ${azimuth}`).toBeCloseTo(expected, 9);
    }
    expect(new Set(rows.filter(({ tilt, mount }) => tilt === 0 && mount === "rack").map(({ kwh }) => kwh)).size).toBe(
      1,
    );
    expect(new Set(rows.map(({ kwh }) => kwh)).size).toBeGreaterThan(400);
  });

  it("gives the yield of the whole year where hours are missing, as its light is", () => {
    const { ghi, dni } = task.weather;
    const light = ghi.reduce((sum, value) => sum + value, 0) / 1000;
    const holed = { ...task.weather, dni: dni.map((value, hour) => (hour === 11 ? Number.NaN : value)) };
    const [whole, part] = [task.weather, holed].map((weather) => rowsOfTask({ ...task, weather, yearGhi: light }));
    const at = (rows: typeof whole) => rows!.find(({ tilt, azimuth }) => tilt === 30 && azimuth === 180)!.kwh;
    expect(Math.abs(at(part) / at(whole) - 1)).toBeLessThan(0.03);
  });
});
