import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pvwattsV5 } from "../pvwatts-v5.ts";
import { clearSkyIndexForecasts } from "./clear-sky-index.ts";
import { combinedForecasts } from "./combined-forecasts.ts";
import { forecastBands } from "./forecast-bands.ts";
import { forecastScores } from "./forecast-scores.ts";
import { measuredCorrection } from "./measured-correction.ts";
import { persistence } from "./persistence.ts";
import type { PvForecast, PvSeries } from "./pv-series.ts";
import { cloudy, noise, seoulHours, seriesOf, TEN_KWP } from "./series-fixture.ts";
import { smartPersistence } from "./smart-persistence.ts";
import { typicalIndex } from "./typical-index.ts";
import { type IssuedWeather, weatherForecasts } from "./weather-forecast.ts";

const DAYS = 60;
const hours = seoulHours(DAYS);
const series = seriesOf(hours, cloudy);
const origins = Array.from({ length: DAYS - 8 }, (_, day) => (day + 1) * 24);
const isNight = (t: number) => series.clear[t] === 0;

/** Forecasts of a clear sky that is dimmed as `share` says. */
const issuedOf = (share: (t: number, lead: number) => number): IssuedWeather[] =>
  origins.map((origin) => {
    const column = (of: (t: number, lead: number) => number) =>
      Float64Array.from({ length: 168 }, (_, lead) => of(origin + lead, lead));
    const dim = (values: Float64Array) => column((t, lead) => values[t]! * share(t, lead));
    return {
      ...{ origin, ghi: dim(hours.weather.ghi), dni: dim(hours.weather.dni), dhi: dim(hours.weather.dhi) },
      ...{ tempAir: column(() => 15), wind: column(() => 2) },
    };
  });

const MODELS: Readonly<Record<string, (of: PvSeries) => PvForecast[]>> = {
  persistence: (of) => persistence(of, origins, 168),
  smartPersistence: (of) => smartPersistence(of, origins, 168),
  clearSkyIndexForecasts: (of) => clearSkyIndexForecasts(of, origins, 168),
  measuredCorrection: (of) => measuredCorrection(of, rawWeather),
  combinedForecasts: (of) =>
    combinedForecasts(of, measuredCorrection(of, rawWeather), clearSkyIndexForecasts(of, origins, 168)),
};
const rawWeather = weatherForecasts(
  hours,
  TEN_KWP,
  issuedOf((t, lead) => cloudy(t) + (0.001 + lead / 1000) * noise(t, 9)),
);

describe.each(Object.entries(MODELS))("%s()", (_, model) => {
  const forecasts = model(series);

  it("gives exactly 0 at night, and from 0 to what the inverter can give by day", () => {
    let nights = 0;
    for (const { origin, yHat } of forecasts.slice(20)) {
      for (const [lead, value] of yHat.entries()) {
        if (isNight(origin + lead)) {
          expect(value).toBe(0);
          nights++;
        } else if (!(value >= 0 && value <= series.limit)) expect(value).toBe("in bounds");
      }
    }
    expect(nights).toBeGreaterThan(1000);
  });

  it("and forecastBands() know nothing of the hours from the origin on", () => {
    const bands = forecastBands(series, forecasts.slice(0, 31), [0.8, 0.95]);
    const change = fc.record({
      t: fc.integer({ min: origins[30]!, max: DAYS * 24 - 1 }),
      kwh: fc.double({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 5, maxLength: 40 }), (changes) => {
        const output = series.output.slice();
        for (const { t, kwh } of changes) output[t] = kwh;
        const changed = model({ ...series, output }).slice(0, 31);
        expect(changed).toEqual(forecasts.slice(0, 31));
        expect(forecastBands({ ...series, output }, changed, [0.8, 0.95])).toEqual(bands);
      }),
      { numRuns: 3, seed: 5 },
    );
  });

  it("does know the hour before it, so that the test above can fail", () => {
    const output = series.output.slice();
    for (let t = origins[30]! - 24; t < origins[30]!; t++) output[t]! *= 0.3;
    const changed = model({ ...series, output });
    expect(changed[30]).not.toEqual(forecasts[30]);
    expect(changed[29]).toEqual(forecasts[29]);
  });
});

describe("persistence()", () => {
  it("is like the same hour of the last day that was known, a week ahead too", () => {
    const [forecast] = persistence(series, [240], 168);
    for (const lead of [3, 27, 51, 147]) expect(forecast!.yHat[lead]).toBe(isNight(243) ? 0 : series.output[219]);
  });

  it("looks further back where that hour is missing, and gives up after a week", () => {
    const output = series.output.slice();
    const noon = Array.from({ length: 24 }, (_, h) => h).find((h) => series.clear[240 + h]! > 5)!;
    output[216 + noon] = Number.NaN;
    expect(persistence({ ...series, output }, [240], 24)[0]!.yHat[noon]).toBe(series.output[192 + noon]);
    output.fill(Number.NaN, 0, 240);
    expect(persistence({ ...series, output }, [240], 24)[0]!.yHat[noon]).toBeNaN();
  });
});

describe("weatherForecasts()", () => {
  it("are PVWatts v5 over the forecast weather", () => {
    const [first] = weatherForecasts(
      hours,
      TEN_KWP,
      issuedOf(() => 1),
    );
    const { ac } = pvwattsV5(hours.weather, TEN_KWP, hours.sun);
    expect(first!.yHat[3]).toBeGreaterThan(1);
    // Cells of the second day have forgotten how the first began.
    for (let lead = 48; lead < 72; lead++) expect(first!.yHat[lead]).toBeCloseTo(ac[24 + lead]! / 1000, 4);
  });

  it("split beam and diffuse light off the global one where they are missing, and give NaN by day where all is", () => {
    const [issue] = issuedOf(() => 0.9);
    const missing = new Float64Array(168).fill(Number.NaN);
    const [whole, split, none] = weatherForecasts(hours, TEN_KWP, [
      issue!,
      { ...issue!, dni: missing, dhi: missing },
      { ...issue!, ghi: missing, dni: missing, dhi: missing },
    ]).map(({ yHat }) => yHat.subarray(48, 72));
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(split!) / sum(whole!)).toBeGreaterThan(0.9);
    expect(sum(split!) / sum(whole!)).toBeLessThan(1.1);
    for (const [h, value] of none!.entries()) expect(Number.isNaN(value)).toBe(hours.sun.up[72 + h] === 1);
  });
});

describe("measuredCorrection()", () => {
  const raw = weatherForecasts(
    hours,
    TEN_KWP,
    issuedOf((t) => cloudy(t)),
  );

  it("leaves forecasts as they are while nothing was measured", () => {
    const output = new Float64Array(DAYS * 24).fill(Number.NaN);
    const corrected = measuredCorrection({ ...series, output }, raw);
    for (const [lead, value] of raw[40]!.yHat.entries())
      if (!isNight(origins[40]! + lead)) expect(corrected[40]!.yHat[lead]).toBe(value);
  });

  it("learns size and shade by the hour of the day, the surer the more days there are, and no day of standing still", () => {
    const shaded = (t: number) => (t % 24 === 4 ? 0.4 : 0.8);
    const model = new Float64Array(DAYS * 24);
    for (const { origin, yHat } of raw) model.set(yHat.subarray(0, 24), origin);
    const output = model.map((kwh, t) => (t >= 600 && t < 624 ? 0 : kwh * shaded(t)));
    const corrected = measuredCorrection({ ...series, output }, raw);
    const ratio = (k: number, lead: number) => corrected[k]!.yHat[lead]! / raw[k]!.yHat[lead]!;
    expect(ratio(0, 3)).toBe(1);
    expect(ratio(3, 3)).toBeGreaterThan(ratio(15, 3));
    expect(Math.abs(ratio(50, 2) - 0.8)).toBeLessThan(0.05);
    expect(Math.abs(ratio(50, 4) - 0.4)).toBeLessThan(0.15);
  });
});

describe("clearSkyIndexForecasts()", () => {
  it("find the share of the clear sky that always was, and what remains of a cloudy day", () => {
    const steady = clearSkyIndexForecasts(
      seriesOf(hours, () => 0.7),
      origins,
      48,
    ).at(-1)!;
    for (const [lead, kwh] of steady.yHat.entries())
      expect(kwh).toBeCloseTo(0.7 * series.clear[steady.origin + lead]!, 9);
  });

  it("lean on a typical year until days are measured, and say nothing where nobody knows", () => {
    const unknown = { ...series, output: new Float64Array(DAYS * 24).fill(Number.NaN) };
    const [noon] = [series.clear.indexOf(Math.max(...series.clear.subarray(0, 24)))];
    expect(clearSkyIndexForecasts(unknown, [240], 24)[0]!.yHat[noon]).toBeNaN();
    const typical = new Float64Array(12 * 24).fill(0.5);
    const expected = clearSkyIndexForecasts({ ...unknown, typical }, [240], 24)[0]!.yHat[noon]!;
    expect(expected / series.clear[240 + noon]!).toBeCloseTo(0.5, 9);
    const bright = { ...seriesOf(hours, () => 0.9), typical };
    const shares = [24, 96, 960].map(
      (t) => clearSkyIndexForecasts(bright, [t], 24)[0]!.yHat[noon]! / bright.clear[t + noon]!,
    );
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0.55);
    expect(shares[2]).toBeGreaterThan(0.85);
  });

  it("typicalIndex() is what weather leaves of the clear sky, by month and hour", () => {
    const half = (values: Float64Array) => values.map((value) => value / 2);
    const { ghi, dni, dhi } = hours.weather;
    const index = typicalIndex({ ...hours.weather, ghi: half(ghi), dni: half(dni), dhi: half(dhi) }, TEN_KWP);
    // Three in the night of UTC is noon in Seoul; March is known, July is not.
    expect(index[2 * 24 + 3]).toBeGreaterThan(0.45);
    expect(index[2 * 24 + 3]).toBeLessThan(0.55);
    expect([index[2 * 24 + 15], index[6 * 24 + 3]]).toEqual([Number.NaN, Number.NaN]);
  });

  it("are better than either persistence where days are like their neighbours for a part", () => {
    const of = MODELS.clearSkyIndexForecasts!(series);
    const persisted = MODELS.persistence!(series);
    const next = { from: 24, to: 48 };
    expect(forecastScores(series, of, persisted, next).skill).toBeGreaterThan(0.05);
    const smart = forecastScores(series, of, MODELS.smartPersistence!(series), next);
    expect(smart.skillRmse).toBeGreaterThan(0.05);
    expect(smart.count).toBeGreaterThan(400);
  });
});

describe("combinedForecasts()", () => {
  it("trust the better one: truth beside nonsense stays nearly as it is, and nonsense gives way to truth", () => {
    const truth = origins.map((origin) => ({ origin, yHat: series.output.slice(origin, origin + 168) }));
    const nonsense = origins.map((origin) => ({
      origin,
      yHat: series.clear.slice(origin, origin + 168).map((c, i) => c * (0.5 + 0.5 * noise(i, 3))),
    }));
    const error = (of: PvForecast[]) => forecastScores(series, of.slice(40), nonsense, { from: 24, to: 48 }).skill;
    expect(error(combinedForecasts(series, truth, nonsense))).toBeGreaterThan(0.99);
    expect(error(combinedForecasts(series, nonsense, truth))).toBeGreaterThan(0.8);
  });

  it("take the one that is there", () => {
    const [a] = combinedForecasts(
      series,
      [{ origin: 24, yHat: Float64Array.of(1, Number.NaN) }],
      [{ origin: 24, yHat: Float64Array.of(Number.NaN, 2) }],
    );
    expect([...a!.yHat]).toEqual([1, 2]);
  });
});
