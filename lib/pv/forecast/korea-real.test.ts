import { beforeAll, describe, expect, it } from "vitest";
import { clearSkyIndexForecasts } from "./clear-sky-index.ts";
import { forecastBands } from "./forecast-bands.ts";
import { boundsCoverage, forecastScores } from "./forecast-scores.ts";
import { KOREA_PRESENT, koreanPlants } from "./korea-fixture.ts";
import { persistence } from "./persistence.ts";
import type { PvForecast, PvSeries } from "./pv-series.ts";
import { smartPersistence } from "./smart-persistence.ts";
import { sumOfForecasts, sumOfSeries } from "./sum-of-arrays.ts";

const WHERE = KOREA_PRESENT ? "" : " (skipped: no ../shared/data/pv)";
const DAY = 24;
const WEEK = 168;
/** Forecasts from the second year on, at ten in the morning, of the hours of the next day; and at midnight, of the day that begins. */
const MORNING = { hour: 10, leads: { from: 14, to: 38 } };
const MIDNIGHT = { hour: 0, leads: { from: 0, to: 24 } };

interface Case {
  readonly series: PvSeries;
  readonly history: PvForecast[];
  readonly persisted: PvForecast[];
  readonly smart: PvForecast[];
}

// Data: Korea Western Power, three plants, hourly 2017-01 to 2023-06 (../shared/data/pv). No outside oracle for the skill: floors
// are what is reached, less a margin; a change that forecasts worse is found.
describe.skipIf(!KOREA_PRESENT)(`clearSkyIndexForecasts() of three plants in Korea, 2018 to 2023${WHERE}`, () => {
  let plants: PvSeries[];
  const made = new Map<number, Case[]>();
  beforeAll(() => {
    plants = koreanPlants();
  });
  const casesAt = (hour: number): Case[] => {
    const before = made.get(hour);
    if (before) return before;
    const origins: number[] = [];
    for (let t = 365 * DAY + hour; t + 2 * DAY <= plants[0]!.output.length; t += DAY) origins.push(t);
    const alone = plants.map((series) => ({
      series,
      history: clearSkyIndexForecasts(series, origins, 2 * DAY),
      persisted: persistence(series, origins, 2 * DAY),
      smart: smartPersistence(series, origins, 2 * DAY),
    }));
    const sumOf = (name: "history" | "persisted" | "smart") =>
      sumOfForecasts(
        alone.map((each) => each[name]),
        plants,
      );
    const sum = sumOfSeries(plants);
    const cases = [
      ...alone,
      { series: sum, history: sumOf("history"), persisted: sumOf("persisted"), smart: sumOf("smart") },
    ];
    made.set(hour, cases);
    return cases;
  };

  it("reads hours by their end on Korea's clock: the sun stands highest over the middle of what was measured", () => {
    for (const { output, clear } of plants) {
      const centre = (values: Float64Array) => {
        let [moment, sum] = [0, 0];
        for (const [t, value] of values.entries()) {
          if (clear[t] === 0 || Number.isNaN(output[t]!)) continue;
          moment += value * (t % DAY);
          sum += value;
        }
        return moment / sum;
      };
      expect(Math.abs(centre(output) - centre(clear))).toBeLessThan(0.4);
    }
  });

  it.each([
    ["ten in the morning, the next day", MORNING, [0.18, 0.18, 0.18, 0.19], [0.25, 0.24, 0.26, 0.26]],
    ["midnight, the day that begins", MIDNIGHT, [0.13, 0.11, 0.13, 0.13], [0.21, 0.2, 0.21, 0.21]],
  ] as const)(
    "made at %s, they are better than persistence, for each plant and their sum",
    (_, { hour, leads }, mae, rmse) => {
      const cases = casesAt(hour);
      expect(cases).toHaveLength(4);
      for (const [i, { series, history, persisted, smart }] of cases.entries()) {
        const scores = forecastScores(series, history, persisted, leads);
        expect(scores.count).toBeGreaterThan(19_000);
        expect(scores.skill).toBeGreaterThan(mae[i]!);
        expect(scores.skillRmse).toBeGreaterThan(rmse[i]!);
        expect(Math.abs(scores.bias)).toBeLessThan(0.06);
        expect(forecastScores(series, history, smart, leads).skill).toBeGreaterThan(0.05);
      }
    },
  );

  it("forecastBands() cover 80 and 95 % of the next day within three of a hundred, of the sum too", () => {
    for (const { series, history } of casesAt(MORNING.hour)) {
      const bands = forecastBands(series, history, [0.8, 0.95]);
      for (const [i, level] of [0.8, 0.95].entries()) {
        const of = bands.map((levels) => levels[i]!);
        const { coverage } = boundsCoverage(series, history, of, level, MORNING.leads);
        expect(Math.abs(coverage - level)).toBeLessThan(0.03);
      }
    }
  });

  it("of a week are still better than persistence on the sixth day, and their bands hold, over two years", () => {
    const origins = Array.from({ length: 2 * 365 }, (_, day) => (365 + day) * DAY + MORNING.hour);
    const history = plants.map((series) => clearSkyIndexForecasts(series, origins, WEEK));
    const persisted = plants.map((series) => persistence(series, origins, WEEK));
    const sum = sumOfSeries(plants);
    const summed = sumOfForecasts(history, plants);
    const leads = { from: 5 * DAY + 14, to: 6 * DAY + 14 };
    const cases = [...plants.keys()].map((i) => ({ series: plants[i]!, own: history[i]!, other: persisted[i]! }));
    for (const { series, own, other } of [
      ...cases,
      { series: sum, own: summed, other: sumOfForecasts(persisted, plants) },
    ]) {
      const scores = forecastScores(series, own, other, leads);
      expect(scores.count).toBeGreaterThan(7000);
      expect(scores.skill).toBeGreaterThan(0.18);
      expect(scores.skillRmse).toBeGreaterThan(0.24);
    }
    const bands = forecastBands(sum, summed, [0.8, 0.95]);
    for (const [i, level] of [0.8, 0.95].entries()) {
      const of = bands.map((levels) => levels[i]!);
      expect(Math.abs(boundsCoverage(sum, summed, of, level, leads).coverage - level)).toBeLessThan(0.04);
    }
  });
});
