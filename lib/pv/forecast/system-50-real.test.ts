import { beforeAll, describe, expect, it } from "vitest";
import { STANDARD_ARRAY } from "../standard-array.ts";
import { clearSkyIndexForecasts } from "./clear-sky-index.ts";
import { combinedForecasts } from "./combined-forecasts.ts";
import { forecastScores } from "./forecast-scores.ts";
import { measuredCorrection } from "./measured-correction.ts";
import { persistence } from "./persistence.ts";
import type { PvForecast, PvSeries } from "./pv-series.ts";
import { type Clock, FITTED, SYSTEM_50_PRESENT, satelliteWeather, system50 } from "./system-50-fixture.ts";
import { type IssuedWeather, weatherForecasts } from "./weather-forecast.ts";

const WHERE = SYSTEM_50_PRESENT ? "" : " (skipped: no ../shared/data/pv)";
const DAY = 24;
const ALL = { from: 0, to: DAY };
/** From 1 January 2012 on: size and direction were fitted to 2011. */
const FROM = 261 * DAY;

// Data: PVDAQ's system 50 with irradiance by satellite (NSRDB), as pvanalytics tests with them (../shared/data/pv). The weather is what
// was, not what was forecast: the errors are of the chain from light to power alone. Floors are what is reached, less a margin.
describe.skipIf(!SYSTEM_50_PRESENT)(`weatherForecasts() of a measured system, 2012 and 2013${WHERE}`, () => {
  let issued: IssuedWeather[];
  beforeAll(async () => {
    issued = await satelliteWeather();
  });
  const scoresOf = (series: PvSeries, forecasts: readonly PvForecast[]) => {
    const late = forecasts.filter(({ origin }) => origin >= FROM);
    const persisted = persistence(
      series,
      late.map(({ origin }) => origin),
      DAY,
    );
    const scores = forecastScores(series, late, persisted, ALL);
    return { ...scores, nmae: scores.mae / FITTED.kwp };
  };

  it("has the clock of the wall, with summer time, whatever its stamps say: so says the sun", async () => {
    const lateness = async (clock: Clock, months: readonly number[]) => {
      const { series } = await system50(clock);
      let [measured, possible, measuredMoment, possibleMoment] = [0, 0, 0, 0];
      for (const [t, y] of series.output.entries()) {
        const date = new Date(series.start + t * 3_600_000);
        if (!months.includes(date.getUTCMonth()) || series.clear[t] === 0 || Number.isNaN(y)) continue;
        measured += y;
        possible += series.clear[t]!;
        measuredMoment += y * (t % DAY);
        possibleMoment += series.clear[t]! * (t % DAY);
      }
      return measuredMoment / measured - possibleMoment / possible;
    };
    const [winter, summer] = [
      [0, 11],
      [5, 8],
    ];
    const stamped = (await lateness("as stamped", summer)) - (await lateness("as stamped", winter));
    const wall = (await lateness("on the wall", summer)) - (await lateness("on the wall", winter));
    expect(stamped).toBeGreaterThan(0.7);
    expect(Math.abs(wall)).toBeLessThan(0.35);
  });

  it("is within 7 % of its power on average, far better than persistence, and hardly in need of correction", async () => {
    const { series, hours } = await system50("on the wall");
    const raw = weatherForecasts(hours, FITTED, issued);
    const corrected = measuredCorrection(series, raw);
    const [asModelled, asMeasured] = [scoresOf(series, raw), scoresOf(series, corrected)];
    expect(asMeasured.count).toBeGreaterThan(8000);
    expect(asMeasured.skill).toBeGreaterThan(0.57);
    expect(asMeasured.nmae).toBeLessThan(0.065);
    expect(Math.abs(asMeasured.bias)).toBeLessThan(Math.abs(asModelled.bias));
    const origins = raw.map(({ origin }) => origin);
    const both = combinedForecasts(series, corrected, clearSkyIndexForecasts(series, origins, DAY));
    expect(scoresOf(series, both).skillRmse).toBeGreaterThan(asMeasured.skillRmse);
  });

  it("is mended by what was measured where direction and clock are wrong", async () => {
    const array = { ...STANDARD_ARRAY, kwp: 5, dcAc: 1 };
    const { series, hours } = await system50("as stamped", array);
    const raw = weatherForecasts(hours, array, issued);
    const [asModelled, asMeasured] = [scoresOf(series, raw), scoresOf(series, measuredCorrection(series, raw))];
    expect(asModelled.skill).toBeLessThan(0.1);
    expect(asMeasured.skill).toBeGreaterThan(0.38);
    expect(Math.abs(asMeasured.bias)).toBeLessThan(0.05);
  });
});
