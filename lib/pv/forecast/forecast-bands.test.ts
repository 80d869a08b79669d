import { describe, expect, it } from "vitest";
import { conformalRank } from "#lib/forecast/conformal.ts";
import { forecastBands } from "./forecast-bands.ts";
import { boundsCoverage, forecastScores } from "./forecast-scores.ts";
import type { PvForecast, PvSeries } from "./pv-series.ts";
import { cloudy, noise, seoulHours, seriesOf } from "./series-fixture.ts";
import { sumOfForecasts, sumOfSeries } from "./sum-of-arrays.ts";

const DAYS = 150;
const hours = seoulHours(DAYS);
const origins = Array.from({ length: DAYS - 4 }, (_, day) => (day + 1) * 24);
const ALL = { from: 0, to: 48 };

/** Output and forecasts that miss it by up to a fifth of the clear sky, whatever was before. */
function missedBy(seed: number): { series: PvSeries; forecasts: PvForecast[] } {
  const series = seriesOf(hours, (t) => 0.2 + 0.6 * cloudy(t));
  const yHat = series.output.map((y, t) => y + 0.2 * series.clear[t]! * noise(t, seed));
  return { series, forecasts: origins.map((origin) => ({ origin, yHat: yHat.slice(origin, origin + 48) })) };
}

describe("forecastBands()", () => {
  const { series, forecasts } = missedBy(4);
  const bands = forecastBands(series, forecasts, [0.8, 0.95]);

  it("cover what they promise where errors are as they were", () => {
    const coverage = (level: number, i: number) =>
      boundsCoverage(
        series,
        forecasts,
        bands.map((of) => of[i]!),
        level,
        ALL,
      ).coverage;
    expect(Math.abs(coverage(0.8, 0) - 0.8)).toBeLessThan(0.03);
    expect(Math.abs(coverage(0.95, 1) - 0.95)).toBeLessThan(0.02);
  });

  it("hold the forecast, lie within one another and what the inverter can give, and have no width at night", () => {
    let [days, nights] = [0, 0];
    for (const [k, { origin, yHat }] of forecasts.entries()) {
      const [of80, of95] = bands[k] as [(typeof bands)[number][number], (typeof bands)[number][number]];
      for (const [lead, y] of yHat.entries()) {
        const order = [0, of95.lower[lead]!, of80.lower[lead]!, y, of80.upper[lead]!, of95.upper[lead]!, series.limit];
        if (series.clear[origin + lead] === 0) {
          expect(order.slice(1, 6)).toEqual([0, 0, 0, 0, 0]);
          nights++;
        } else if (!Number.isNaN(of95.upper[lead]!)) {
          expect(order).toEqual(order.toSorted((a, b) => a - b));
          days++;
        }
      }
    }
    expect(Math.min(days, nights)).toBeGreaterThan(2000);
  });

  it("are missing by day as long as the errors are too few for the highest level, which both tails share", () => {
    expect(conformalRank(38, 0.975)).toBe(-1);
    expect(conformalRank(39, 0.975)).toBe(38);
    const noon = series.clear.subarray(24, 48).indexOf(Math.max(...series.clear.subarray(24, 48)));
    for (const { lower, upper } of bands[0]!) expect([lower[noon], upper[noon]]).toEqual([Number.NaN, Number.NaN]);
    for (const { lower, upper } of bands.at(-1)!) expect(upper[noon]! - lower[noon]!).toBeGreaterThan(0);
  });
});

describe("sumOfForecasts()", () => {
  const parts = [missedBy(11), missedBy(12), missedBy(13), missedBy(14)];
  const sum = sumOfSeries(parts.map(({ series }) => series));
  const summed = sumOfForecasts(
    parts.map(({ forecasts }) => forecasts),
    parts.map(({ series }) => series),
  );

  it("lets a small array without readings take neither interval nor scores of the sum", () => {
    const [{ series }] = parts as [(typeof parts)[number]];
    const part = (share: number) => ({
      ...{ ...series, clear: series.clear.map((kwh) => kwh * share), limit: series.limit * share },
      output: new Float64Array(series.output.length).fill(Number.NaN),
    });
    const ofPart = (forecasts: readonly PvForecast[], share: number) =>
      forecasts.map(({ origin, yHat }) => ({ origin, yHat: yHat.map((kwh) => kwh * share) }));
    const silent = origins.map((origin) => ({ origin, yHat: new Float64Array(48).fill(Number.NaN) }));
    const alone = forecastBands(series, parts[0]!.forecasts, [0.8]).map(([of]) => of!);
    for (const others of [ofPart(parts[0]!.forecasts, 0.2), silent]) {
      const both = sumOfSeries([series, part(0.2)]);
      const all = sumOfForecasts([parts[0]!.forecasts, others], [series, part(0.2)]);
      expect(all[7]!.yHat[4]).toBeCloseTo(1.2 * parts[0]!.forecasts[7]!.yHat[4]!, 9);
      const bands = forecastBands(both, all, [0.8]).map(([of]) => of!);
      const last = bands.at(-1)!.upper;
      for (const [lead, upper] of alone.at(-1)!.upper.entries()) expect(last[lead]).toBeCloseTo(1.2 * upper, 6);
      const ours = boundsCoverage(both, all, bands, 0.8, ALL);
      expect(ours.coverage).toBeCloseTo(boundsCoverage(series, parts[0]!.forecasts, alone, 0.8, ALL).coverage, 6);
      const scores = forecastScores(both, all, all, ALL);
      expect(scores.mae).toBeCloseTo(forecastScores(series, parts[0]!.forecasts, parts[0]!.forecasts, ALL).mae, 9);
    }
    const tooMuch = [series, part(0.3)];
    expect(sumOfSeries(tooMuch).output[508]).toBeNaN();
    expect(sumOfForecasts([parts[0]!.forecasts, silent], tooMuch)[7]!.yHat[4]).toBeNaN();
  });

  it("add up, with the missing hour of a large part missing in the sum", () => {
    expect(sum.output[508]).toBe(parts.reduce((total, { series }) => total + series.output[508]!, 0));
    expect(summed[7]!.yHat[4]).toBe(parts.reduce((total, { forecasts }) => total + forecasts[7]!.yHat[4]!, 0));
    const output = parts[0]!.series.output.slice().fill(Number.NaN, 508, 509);
    expect(sumOfSeries([{ ...parts[0]!.series, output }, parts[1]!.series]).output[508]).toBeNaN();
    expect(() => sumOfSeries([])).toThrow(RangeError);
  });

  it("has an interval of its own errors: narrower than the sum of the parts' bounds, and still as sure", () => {
    const own = forecastBands(sum, summed, [0.8]).map(([of]) => of!);
    const { coverage, width } = boundsCoverage(sum, summed, own, 0.8, ALL);
    expect(Math.abs(coverage - 0.8)).toBeLessThan(0.03);
    const alone = parts.map(({ series, forecasts }) =>
      boundsCoverage(
        series,
        forecasts,
        forecastBands(series, forecasts, [0.8]).map(([of]) => of!),
        0.8,
        ALL,
      ),
    );
    expect(width).toBeLessThan(0.8 * Math.max(...alone.map((of) => of.width)));
  });
});

describe("forecastScores()", () => {
  const three: PvSeries = {
    start: 0,
    output: Float64Array.of(2, 4, 9, Number.NaN),
    clear: Float64Array.of(5, 5, 0, 5),
    height: Float64Array.of(30, 30, -5, 30),
    limit: 5,
  };

  it("counts hours of light of which all is known, worked by hand", () => {
    const own = [{ origin: 0, yHat: Float64Array.of(3, 4, 0, 1) }];
    const other = [{ origin: 0, yHat: Float64Array.of(0, 6, 0, 1) }];
    const scores = forecastScores(three, own, other, { from: 0, to: 4 });
    expect(scores).toEqual({
      count: 2,
      mae: 0.5,
      rmse: Math.sqrt(0.5),
      bias: 7 / 6 - 1,
      skill: 0.75,
      skillRmse: 1 - Math.sqrt(0.5 / 4),
    });
  });

  it("says nothing where nothing counts", () => {
    const { count, mae, skill } = forecastScores(three, [{ origin: 0, yHat: Float64Array.of(1) }], [], {
      from: 0,
      to: 4,
    });
    expect([count, mae, skill]).toEqual([0, Number.NaN, Number.NaN]);
  });
});
