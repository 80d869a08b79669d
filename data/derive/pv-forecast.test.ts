import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { derive } from "#lib/lake/derive.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { rowsOf, tinyLake } from "#lib/sources/tiny-lake.ts";
import { arrayParts, DAYS, FIRST, placePart, weatherPart } from "./pv-forecast/parts-fixture.ts";
import { derivation } from "./pv-forecast.ts";

let lake: Lake;
let dispose: () => Promise<void>;
beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterEach(() => dispose());

type Put = Parameters<Lake["commit"]>[1] extends () => infer C ? C : never;
const derived = async (parts: readonly object[]) => {
  await lake.commit("parts", () => ({ put: parts }) as unknown as Put);
  // In this thread: a worker would start for a few milliseconds of work.
  return await derive(lake, { runTask: async (_, task) => derivation.compute(task as never).columns });
};
const iso = (hour: number) => new Date(FIRST + hour * 3_600_000).toISOString();

describe("derivation.compute()", () => {
  it("stores forecasts of each array and their sum by all models, and leaves them alone while nothing changes", async () => {
    expect(await derived([...arrayParts(), weatherPart(), placePart()])).toMatchObject({ computed: 3 });
    const counts = await rowsOf(
      lake,
      `SELECT "array", model, count(DISTINCT origin)::INTEGER AS origins, max(lead_h)::INTEGER AS furthest,
              epoch_ms(min(origin))::DOUBLE AS first, bool_and(lead_h = datediff('hour', origin, interval_start)) AS leads
       FROM pv_forecast GROUP BY ALL ORDER BY ALL`,
    );
    expect(counts).toHaveLength(9);
    for (const { model, origins, furthest, first, leads } of counts) {
      // Known at twenty past eleven in the night of UTC, used from midnight on. Two of the last day with weather: by ten of the sun's
      // clock, and the newest. The first day and the morning after the last are without weather.
      const isWeather = model === "weather";
      expect([leads, origins]).toEqual([true, isWeather ? DAYS : DAYS + 2]);
      expect(new Date(first as number).toISOString()).toBe(iso(isWeather ? 24 : 2));
      expect(furthest).toBe(isWeather ? 70 : 167);
    }
    const [sums] = await rowsOf(
      lake,
      `SELECT max(abs(v.energy_kwh - s.kwh)) AS off, count(*)::INTEGER AS rows FROM pv_forecast AS v
       JOIN (SELECT model, origin, interval_start, sum(energy_kwh) AS kwh FROM pv_forecast WHERE "array" <> 'vpp' GROUP BY ALL) AS s
       USING (model, origin, interval_start) WHERE v."array" = 'vpp'`,
    );
    expect(sums!.off).toBeLessThan(1e-9);
    expect(sums!.rows).toBeGreaterThan(3 * 38 * 48);
    const [night] = await rowsOf(
      lake,
      `SELECT count(*)::INTEGER AS rows, max(hi95_kwh - lo95_kwh) AS width, max(energy_kwh) AS kwh FROM pv_forecast
       WHERE extract('hour' FROM timezone('Asia/Seoul', interval_start)) < 4`,
    );
    expect(night!.rows).toBeGreaterThan(2000);
    expect([night!.width, night!.kwh]).toEqual([0, 0]);
    const [late] = await rowsOf(
      lake,
      `SELECT 1 - avg(abs(energy_kwh - actual_kwh)) FILTER (model = 'weather') / avg(abs(energy_kwh - actual_kwh)) FILTER (model = 'persistence') AS skill,
              avg((actual_kwh BETWEEN lo95_kwh AND hi95_kwh)::INTEGER) FILTER (hi95_kwh > 0) AS inside
       FROM pv_forecast WHERE "array" = 'vpp' AND actual_kwh IS NOT NULL AND origin > '2024-05-20'`,
    );
    expect(late!.skill).toBeGreaterThan(0.7);
    expect(late!.inside).toBeGreaterThan(0.85);
    const missing = await rowsOf(
      lake,
      `SELECT "array" FROM pv_forecast WHERE actual_kwh IS NULL AND interval_start = '${iso(28)}' GROUP BY ALL ORDER BY ALL`,
    );
    expect(missing).toEqual([{ array: "vpp" }, { array: "west" }]);
    expect(await rowsOf(lake, "SELECT DISTINCT quality FROM pv_forecast")).toEqual([{ quality: "forecast" }]);
    expect(await derived([])).toMatchObject({ computed: 0, unchanged: 3, changed: false });
  });

  it("scores the plant, and gives it an interval, by the arrays that are measured where one has no meter", async () => {
    await derived([...arrayParts("measured", { unmetered: true }), weatherPart(), placePart()]);
    const rows = await rowsOf(
      lake,
      `SELECT model, count(actual_kwh)::INTEGER AS measured, avg(measured_share) FILTER (hi95_kwh > 0) AS share,
              avg(compared_kwh / energy_kwh) FILTER (energy_kwh > 0) AS part,
              avg((actual_kwh BETWEEN compared_kwh + measured_share * (lo95_kwh - energy_kwh)
                                  AND compared_kwh + measured_share * (hi95_kwh - energy_kwh))::INTEGER)
                FILTER (hi95_kwh > 0) AS inside
       FROM pv_forecast WHERE "array" = 'vpp' GROUP BY model ORDER BY model`,
    );
    expect(rows.map(({ model }) => model)).toEqual(["clear-sky", "persistence", "weather"]);
    for (const { measured, share, part, inside } of rows) {
      expect(measured).toBeGreaterThan(1500);
      expect(Math.abs((share as number) - 30 / 35)).toBeLessThan(0.01);
      expect(Math.abs((part as number) - 30 / 35)).toBeLessThan(0.03);
      expect(inside).toBeGreaterThan(0.85);
    }
    const [alone] = await rowsOf(
      lake,
      `SELECT count(actual_kwh)::INTEGER AS measured, count(energy_kwh) > 1000 AS forecast FROM pv_forecast WHERE "array" = 'north'`,
    );
    expect(alone).toEqual({ measured: 0, forecast: true });
  });

  it("forecasts from history alone where nobody forecasts the weather, at ten of the sun's clock each day", async () => {
    await derived([...arrayParts(), placePart()]);
    const rows = await rowsOf(
      lake,
      `SELECT model, count(DISTINCT origin)::INTEGER AS origins, epoch_ms(max(origin))::DOUBLE AS newest
       FROM pv_forecast GROUP BY model ORDER BY model`,
    );
    const [clearSky, persisted] = rows;
    expect(rows.map(({ model }) => model)).toEqual(["clear-sky", "persistence"]);
    // The last hour measured ends at midnight UTC, eight of the sun's clock at the meridian of 120°.
    expect(new Date(clearSky!.newest as number).toISOString()).toBe(iso(DAYS * 24 + 2));
    expect(persisted!.origins).toBeGreaterThan(DAYS - 2);
  });

  it("goes on from history alone where the weather was forecast once, long ago", async () => {
    await derived([...arrayParts(), weatherPart("forecast", [23.33]), placePart()]);
    const rows = await rowsOf(
      lake,
      `SELECT model, count(DISTINCT origin)::INTEGER AS origins, epoch_ms(min(origin))::DOUBLE AS oldest,
              epoch_ms(max(origin))::DOUBLE AS newest
       FROM pv_forecast WHERE "array" = 'vpp' GROUP BY model ORDER BY model`,
    );
    expect(rows.map(({ model, origins }) => [model, origins])).toEqual([
      ["clear-sky", DAYS + 1],
      ["persistence", DAYS + 1],
      ["weather", 1],
    ]);
    const [clearSky, , weather] = rows;
    expect(new Date(clearSky!.newest as number).toISOString()).toBe(iso(DAYS * 24 + 2));
    expect([weather!.oldest, weather!.newest].map((at) => new Date(at as number).toISOString())).toEqual([
      iso(24),
      iso(24),
    ]);
  });

  it.each([
    ["measured", "synthetic"],
    ["synthetic", "forecast"],
  ])("lets no %s arrays stand under %s weather", async (arrays, weather) => {
    expect(await derived([...arrayParts(arrays), weatherPart(weather)])).toMatchObject({ computed: 0 });
  });

  it("says that it rests on invented data where it does", async () => {
    expect(await derived([...arrayParts("synthetic"), weatherPart("synthetic")])).toMatchObject({ computed: 3 });
    expect(await rowsOf(lake, "SELECT DISTINCT quality FROM pv_forecast")).toEqual([{ quality: "synthetic" }]);
  });
});
