import type { LiveValue } from "#lib/notebook/analysis.ts";
import { formatDecimal, formatEnergy, formatNumber, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import { largestLoss, shareText, stepName } from "./figures/losses.ts";
import { bestMonth } from "./figures/months.ts";
import { monthName } from "./figures/shared.ts";
import { peakHour } from "./figures/year.ts";
import { roofs, type State } from "./model.ts";

/** The numbers and words that the prose binds. */
export function values(state: State): Readonly<Record<string, LiveValue>> {
  const { rows, inputs, language } = state;
  const [place] = rows.place;
  const all = roofs(state);
  const weather = (text: string): LiveValue => ({ text, query: "weather" });
  const ofPlace = (text: string): LiveValue => ({ text, query: "place" });
  const peak = peakHour(state);
  const best = bestMonth(state);
  const loss = largestLoss(state);
  return {
    chain: weather(`PVWatts ${inputs.chain}`),
    weather: ofPlace(place?.[`name_${language}`] ?? MISSING),
    ghi: ofPlace(`${formatNumber(place?.ghi_kwh_m2, language, 4)} kWh/m²`),
    arrays: weather(formatNumber(all?.arrays.length ?? 0, language)),
    kwp: weather(`${formatNumber(all?.kwp, language, 4)} kWp`),
    year: weather(formatEnergy(all?.year_kwh, language)),
    specific: weather(`${formatNumber(all?.specific_kwh_kwp, language, 4)} kWh/kWp`),
    capacityFactor: weather(formatPercent(all?.capacityFactor, language)),
    performanceRatio: weather(formatDecimal(all?.performanceRatio, language, 2)),
    coverage: weather(formatPercent(all?.coverage, language)),
    peak: weather(peak ? `${formatNumber(peak.kw, language)} kW` : MISSING),
    peakAt: weather(peak?.text ?? MISSING),
    bestMonth: weather(best === undefined ? MISSING : monthName(best, language, "long")),
    bestMonthEnergy: weather(formatEnergy(best === undefined ? undefined : all?.months_kwh[best], language)),
    largestLoss: weather(
      loss ? `${stepName(loss.kind, language)} (${shareText(loss.share as number, state)})` : MISSING,
    ),
  };
}
