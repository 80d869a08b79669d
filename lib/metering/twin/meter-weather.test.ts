import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { calibrateTwin } from "./calibrate-twin.ts";
import { calibrationFigures } from "./calibration-figures.ts";
import type { MeterModel } from "./meter-model.ts";
import { openTwin } from "./open-twin.ts";
import { readTwinModel } from "./read-twin-model.ts";
import { seededNoise } from "./seeded-noise.ts";
import { SlopeFilter } from "./slope-filter.ts";
import { momentsOf, type TwinHistory } from "./twin-history.ts";
import { workingWeek } from "./week-calendar.ts";

const QUARTER = 900_000;
const START = Date.parse("2026-01-05T00:00:00+09:00");
const calendar = workingWeek("Asia/Seoul");
const REQUEST = { kind: "meter", metric: "power_w", calendar, levelDays: 14 } as const;

// Oracle: numpy 2.4.6, P = inv(XᵀX/2 + inv(diag(4, 9))), b = P·Xᵀy/2, and xᵀPx of x = (3, 2).
it("SlopeFilter learns what regularised least squares of all readings at once gives", () => {
  const filter = new SlopeFilter([0, 0], [4, 0, 0, 9]);
  const rows = [
    [1, 0, 2],
    [2, 1, 5],
    [0, 3, -1],
    [4, 1, 9],
    [0.5, 0, 0],
  ] as const;
  for (const [a, b, y] of rows) {
    const x = Float64Array.of(a, b);
    filter.learn(y - filter.answer(x), filter.variance(x), 2);
  }
  for (const [i, slope] of [2.27152583, -0.23428114].entries()) expect(filter.slopes[i]).toBeCloseTo(slope, 6);
  for (const [i, value] of [0.10786277, -0.0576692, -0.0576692, 0.20905086].entries()) {
    expect(filter.covariance[i]).toBeCloseTo(value, 6);
  }
  expect(filter.variance(Float64Array.of(3, 2))).toBeCloseTo(1.1149379255, 6);
});

/** Weeks from January on of an office that is busy on working days, heated below 9 °C and cooled above 24 °C. */
function office(days: number, seed = 1): TwinHistory {
  const noise = seededNoise(seed);
  const at = Float64Array.from({ length: days * 96 }, (_, i) => START + i * QUARTER);
  const tempOutC = at.map((_, i) => outside(i));
  const reported = at.map((_, i) => {
    const [day, hour] = [Math.floor(i / 96), (i % 96) / 4];
    const isBusy = hour >= 9 && hour < 18 && day % 7 < 5;
    const perK = isBusy ? 40 : 8;
    const weather = perK * (Math.max(0, 9 - tempOutC[i]!) + Math.max(0, tempOutC[i]! - 24));
    return (300 + (isBusy ? 1000 : 0)) * (1 + 0.04 * noise()) + weather;
  });
  return { at, reported, drivers: { tempOutC } };
}

function outside(i: number): number {
  const day = i / 96;
  return 12 - 14 * Math.cos((2 * Math.PI * day) / 365) + 4 * Math.sin(day / 1.7) - 4 * Math.cos((2 * Math.PI * i) / 96);
}

function between(history: TwinHistory, from: number, to: number): TwinHistory {
  const cut = (values: Float64Array) => values.slice(from * 96, to * 96);
  return {
    at: cut(history.at),
    reported: cut(history.reported),
    drivers: history.drivers.tempOutC ? { tempOutC: cut(history.drivers.tempOutC) } : {},
  };
}

describe("the weather term of a meter", () => {
  const year = office(365);
  const model = calibrateTwin(REQUEST, year, START) as MeterModel;
  const noon = Date.parse("2027-01-13T12:00:00+09:00");
  const expectedAt = (at: number, tempOutC: number | null) =>
    openTwin(model).step({ at, reported: null, drivers: { tempOutC } });

  it("expects in cold and in heat what the building adds there, by how busy it is", () => {
    const added = (at: number, tempC: number) => expectedAt(at, tempC).expected! - expectedAt(at, 15).expected!;
    expect(Math.abs(added(noon, -3) / 480 - 1)).toBeLessThan(0.15);
    expect(Math.abs(added(noon, 31) / 280 - 1)).toBeLessThan(0.2);
    expect(Math.abs(added(noon - 9 * 3_600_000, -3) / 96 - 1)).toBeLessThan(0.3);
    expect(Math.abs(expectedAt(noon, 15).expected! / 1300 - 1)).toBeLessThan(0.05);
    expect(model.calibration!.cvRmse).toBeLessThan(6);
    const blind = calibrateTwin(REQUEST, { ...year, drivers: {} }, START) as MeterModel;
    expect(blind.weather).toBeNull();
    expect(blind.calibration!.cvRmse! / model.calibration!.cvRmse!).toBeGreaterThan(2);
  });

  it("falls back to the typical load where no temperature is known, in a band that is wider by what weather may add", () => {
    const unknown = expectedAt(noon, null);
    expect(unknown.expected).toBe(model.profile.workday!.mid[48]);
    expect(unknown.high! - unknown.expected!).toBeGreaterThan(1.6 * model.weather!.spread);
    const known = expectedAt(noon, 15);
    expect(known.high! - known.expected!).toBeLessThan(0.7 * (unknown.high! - unknown.expected!));
  });

  it("says in weather that its history has not seen that it does not know, and knows within three days of it", () => {
    const summer = calibrateTwin(REQUEST, between(year, 150, 192), START) as MeterModel;
    const coldAt = (twin: ReturnType<typeof openTwin>, at: number) => {
      const { expected, high } = twin.step({ at, reported: null, drivers: { tempOutC: -3 } });
      return { expected: expected!, half: high! - expected! };
    };
    const unseen = coldAt(openTwin(summer), noon);
    expect(unseen.half).toBeGreaterThan(800);
    const twin = openTwin(summer);
    for (const moment of momentsOf(between(year, 0, 3))) twin.step(moment);
    const seen = coldAt(twin, START + 3.5 * 96 * QUARTER);
    expect(Math.abs(seen.expected / (1300 + 480) - 1)).toBeLessThan(0.12);
    expect(seen.half).toBeLessThan(0.4 * unseen.half);
  });

  it("goes on from what it saved, and reads back from JSON; of a wrong one the field is named", () => {
    const json = JSON.parse(JSON.stringify(model));
    const first = openTwin(readTwinModel(json));
    const moments = [...momentsOf(between(year, 0, 6))];
    for (const moment of moments.slice(0, 200)) first.step(moment);
    const second = openTwin(model, JSON.parse(JSON.stringify(first.save())));
    for (const moment of moments.slice(200)) expect(second.step(moment)).toEqual(first.step(moment));
    expect(() => readTwinModel({ ...json, weather: { ...json.weather, slopes: [1] } })).toThrow(
      /weather.slopes must be 8/,
    );
    expect(() => readTwinModel({ ...json, weather: { ...json.weather, hours: 0 } })).toThrow(/weather.hours/);
    expect(readTwinModel({ ...json, weather: null })).toMatchObject({ weather: null });
  });
});

const KPX = path.resolve(import.meta.dirname, "../../../../shared/data/korea/kpx_hourly_load_weather_2013_2021.csv.gz");

// Measured load and weather: KPX's national hourly load and the mean of seven stations.
it.skipIf(!existsSync(KPX))(
  `a year of Korea's measured load tells the next one within Guideline 14, with the temperature a third better${existsSync(KPX) ? "" : " (skipped: no ../shared/data/korea)"}`,
  () => {
    const rows = gunzipSync(readFileSync(KPX))
      .toString()
      .split("\n")
      .filter((line) => /^201[89]/.test(line))
      .map((line) => line.split(","));
    const number = (text: string | undefined) => (text?.trim() ? Number(text) : Number.NaN);
    const whole: TwinHistory = {
      at: Float64Array.from(rows, ([time]) => Date.parse(`${time!.replace(" ", "T")}+09:00`)),
      reported: Float64Array.from(rows, ([, load]) => number(load)),
      drivers: { tempOutC: Float64Array.from(rows, ([, , temp]) => number(temp)) },
    };
    const holidays = new Set(rows.filter((row) => number(row[8]) > 0).map(([time]) => time!.slice(0, 10)));
    const request = { ...REQUEST, calendar: workingWeek("Asia/Seoul", [...holidays]), levelDays: 0 };
    const next = (drivers: TwinHistory["drivers"]) => {
      const learned = between({ ...whole, drivers }, 0, 365 / 4);
      const twin = openTwin(calibrateTwin(request, learned, START));
      const expected = [...momentsOf({ ...whole, drivers })].map((moment) => twin.step(moment).expected ?? Number.NaN);
      return calibrationFigures(whole.reported.slice(8760), Float64Array.from(expected.slice(8760)));
    };
    const [known, blind] = [next(whole.drivers), next({})];
    expect(known.n).toBe(8760);
    expect(known.cvRmse).toBeLessThan(6);
    expect(Math.abs(known.nmbe)).toBeLessThan(2);
    expect(known.cvRmse / blind.cvRmse).toBeLessThan(0.67);
  },
);
