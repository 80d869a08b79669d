import { describe, expect, it } from "vitest";
import { ets } from "./ets.ts";
import { COMPETITIONS_PRESENT, competitionScore, m3Series, m4HourlySeries } from "./m-competitions-fixture.ts";
import { naive } from "./naive.ts";
import { naive2 } from "./naive2.ts";
import { seasonallyAdjusted } from "./seasonal-adjustment.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { ses } from "./ses.ts";
import { theta } from "./theta.ts";

const WHERE = COMPETITIONS_PRESENT ? "" : " (skipped: no ../shared/data/forecast beside the project)";

describe.skipIf(!COMPETITIONS_PRESENT)(`M4's benchmarks on its 414 hourly series${WHERE}`, () => {
  const series = COMPETITIONS_PRESENT ? m4HourlySeries() : [];

  // Oracle: Mcompetitions/M4-methods, "Evaluation and Ranks.xlsx". M4's SES is one of the seasonally adjusted history.
  it.each([
    [naive, 43.003, 11.608],
    [seasonalNaive, 13.912, 1.193],
    [naive2, 18.383, 2.395],
    [seasonallyAdjusted(ses, "ses, adjusted"), 18.094, 2.385],
    [theta, 18.138, 2.455],
  ] as const)("$name has the published sMAPE and MASE", (model, smape, scaled) => {
    expect(series.length).toBe(414);
    const found = competitionScore(series, model, 24);
    expect(found.smape).toBeCloseTo(smape, 3);
    expect(found.mase).toBeCloseTo(scaled, 3);
  });
});

describe.skipIf(!COMPETITIONS_PRESENT)(`ets on M3${WHERE}`, () => {
  // Oracle: R 4.2.2, forecast 8.20, ets() on the same 1,428 series: sMAPE 14.139, MASE 0.8649. Published Theta: 13.892.
  it("ets is no worse than R's on the monthly series, and than the best published method", () => {
    const found = competitionScore(m3Series("MONTHLY"), ets, 12);
    expect(found.series).toBe(1428);
    expect(found.smape).toBeLessThan(13.892);
    expect(found.mase).toBeLessThan(0.8649);
  });
});
