import { describe, expect, it } from "vitest";
import { campusHours } from "./campus-site.ts";
import { pvPartWrites } from "./pv-parts.ts";
import { sampleWeather } from "./sample-weather.ts";
import { sky } from "./sky.ts";

const parts = pvPartWrites();
const columnsOf = (dataset: string, partition: string) => {
  const part = parts.find((each) => each.dataset === dataset && each.partition === partition);
  if (!part) throw new Error(`no part ${dataset} ${partition}`);
  return part.columns;
};
const numbers = (columns: Readonly<Record<string, ArrayLike<unknown>>>, name: string) => columns[name] as Float64Array;
const times = (columns: Readonly<Record<string, ArrayLike<unknown>>>, name: string) => columns[name] as BigInt64Array;
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("pvPartWrites()", () => {
  it("says of every part and row that it is synthetic", () => {
    expect(new Set(parts.map(({ provenance }) => provenance.quality))).toEqual(new Set(["synthetic"]));
    for (const { columns } of parts) expect(new Set(columns.quality as string[])).toEqual(new Set(["synthetic"]));
  });

  it.each([
    ["sample-seoul", 8760],
    ["sample-seoul-2024", 8784],
  ])(
    "makes the year %s like Seoul's: about 1,400 kWh/m2, dark nights, parts that add up to the whole",
    (name, hours) => {
      const weather = columnsOf("weather", name);
      const [ghi, dni, dhi] = ["ghi_w_m2", "dni_w_m2", "dhi_w_m2"].map((each) => numbers(weather, each));
      expect(ghi).toHaveLength(hours);
      expect(sum(ghi!) / 1000).toBeGreaterThan(1350);
      expect(sum(ghi!) / 1000).toBeLessThan(1450);
      expect(numbers(columnsOf("weather_place", name), "ghi_kwh_m2")[0]).toBeCloseTo(sum(ghi!) / 1000, 9);
      // Hours 0 to 4 of the clock in Seoul.
      expect(sum(ghi!.filter((_, i) => i % 24 < 5))).toBe(0);
      expect(ghi!.every((value, i) => dhi![i]! <= value && dni![i]! >= 0 && value < 1150)).toBe(true);
      const first = new Date(Number(times(weather, "interval_start")[0]! / 1000n)).toISOString();
      expect(first).toBe(name === "sample-seoul" ? "2022-12-31T15:00:00.000Z" : "2023-12-31T15:00:00.000Z");
    },
  );

  it("has twelve arrays whose inverters read about what such arrays yield, within their rating, with days missing", () => {
    const arrays = columnsOf("pv_array", "demo");
    const readings = columnsOf("readings_hour", "demo-pv");
    const devices = readings.device_id as string[];
    const [kwh, mean] = [numbers(readings, "energy_kwh"), numbers(readings, "mean")];
    expect(arrays.array).toHaveLength(12);
    const rows = 12 * 8784;
    expect(kwh.length).toBeLessThan(rows);
    expect(kwh.length).toBeGreaterThan(0.97 * rows);
    const yields = (arrays.device_id as string[]).map((id, i) => {
      const own = kwh.filter((_, row) => devices[row] === id);
      expect(Math.max(...own)).toBeLessThanOrEqual(numbers(arrays, "kwp")[i]! / 1.2);
      return sum(own) / numbers(arrays, "kwp")[i]!;
    });
    expect(Math.min(...yields)).toBeGreaterThan(850);
    expect(Math.max(...yields)).toBeLessThan(1350);
    expect(mean.every((value, i) => value / 1000 === kwh[i])).toBe(true);
  });

  it("forecasts the weather worse the further ahead, and better than yesterday", () => {
    const [truth, forecast] = [columnsOf("weather", "sample-seoul-2024"), columnsOf("weather_forecast", "sample")];
    const actual = new Map(Array.from(times(truth, "interval_start"), (at, i) => [at, numbers(truth, "ghi_w_m2")[i]!]));
    const [issued, start] = [times(forecast, "issued_at"), times(forecast, "interval_start")];
    const day = 86_400_000_000n;
    const errors = (from: number, said: (row: number) => number) => {
      const rows = Array.from(start.keys()).filter((i) => Number((start[i]! - issued[i]!) / day) === from);
      expect(rows.length).toBeGreaterThan(5000);
      return sum(rows.map((i) => Math.abs(said(i) - actual.get(start[i]!)!)));
    };
    const byForecast = (i: number) => numbers(forecast, "ghi_w_m2")[i]!;
    const byYesterday = (i: number) => actual.get(issued[i]! - day + ((start[i]! - issued[i]!) % day))!;
    expect(errors(1, byForecast)).toBeLessThan(0.6 * errors(1, byYesterday));
    expect(errors(6, byForecast)).toBeGreaterThan(1.2 * errors(1, byForecast));
    expect(errors(6, byForecast)).toBeLessThan(errors(6, byYesterday));
  });

  it("is the same for the same seed, and another for another", () => {
    const hours = campusHours(19_800, 3);
    const lightOf = (seed: number) => sampleWeather(seed, hours, sky(seed, 19_800, 3)).ghi;
    expect(lightOf(1)).toEqual(lightOf(1));
    expect(lightOf(2)).not.toEqual(lightOf(1));
  });
});
