import type { LiveValue } from "#lib/notebook/analysis.ts";
import { lightText } from "#lib/notebook/light-text.ts";
import { formatDecimal, formatEnergy, formatNumber, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import { USUAL_ALBEDO } from "#lib/pv/plane/plane-of-array.ts";
import { weatherSpread } from "./claims.ts";
import { largestLoss, shareText, stepName } from "./figures/losses.ts";
import { bestMonth } from "./figures/months.ts";
import { leadText, partName, scoreOf } from "./figures/scores.ts";
import { monthName } from "./figures/shared.ts";
import { lack, rackSweep } from "./figures/sweep.ts";
import { ENOUGH_YEARS, uncertainty } from "./figures/uncertainty.ts";
import { peakHour } from "./figures/year.ts";
import { roofs, type State } from "./measures.ts";

/** From here on a choice of weather matters more than most choices of a roof. [1] */
const LOUD_SPREAD = 0.1;

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
    ghi: ofPlace(lightText(rows, language)),
    arrays: weather(formatNumber(all?.arrays.length ?? 0, language)),
    kwp: weather(`${formatNumber(all?.kwp, language, 4)} kWp`),
    year: weather(formatEnergy(all?.year_kwh, language)),
    specific: weather(`${formatNumber(all?.specific_kwh_kwp, language, 4)} kWh/kWp`),
    capacityFactor: weather(formatPercent(all?.capacityFactor, language)),
    performanceRatio: weather(formatDecimal(all?.performanceRatio, language, 2)),
    coverage: weather(formatPercent(all?.coverage, language)),
    albedo: weather(albedoWords(state)),
    peak: weather(peak ? `${formatNumber(peak.kw, language)} kW` : MISSING),
    peakAt: weather(peak?.text ?? MISSING),
    bestMonth: weather(best === undefined ? MISSING : monthName(best, language, "long")),
    bestMonthEnergy: weather(formatEnergy(best === undefined ? undefined : all?.months_kwh[best], language)),
    ...uncertaintyValues(state),
    ...sweepValues(state),
    ...forecastValues(state),
    largestLoss: weather(
      loss ? `${stepName(loss.kind, language)} (${shareText(loss.share as number, state)})` : MISSING,
    ),
  };
}

/** How much of the light the ground is taken to reflect, and who says so. */
function albedoWords({ rows, language }: State): string {
  const told = rows.weather.flatMap(({ albedo }) => (albedo !== null && albedo > 0 && albedo < 1 ? albedo : []));
  const usual = formatNumber(USUAL_ALBEDO, language);
  if (told.length === 0) {
    return { en: `${usual}, as the weather does not tell it`, ko: `기상자료에 없어 ${usual}로 둔 값` }[language];
  }
  const mean = formatNumber(told.reduce((sum, albedo) => sum + albedo, 0) / told.length, language, 2);
  const share = told.length / rows.weather.length;
  if (share === 1) {
    return { en: `${mean} on average, as the weather tells it`, ko: `기상자료의 평균 ${mean}` }[language];
  }
  return {
    en: `${mean} on average where the weather tells it (${formatPercent(share, language)} of its hours), else ${usual}`,
    ko: `기상자료에 있는 시간(${formatPercent(share, language)})은 평균 ${mean}, 나머지는 ${usual}`,
  }[language];
}

function uncertaintyValues(state: State): Record<string, LiveValue> {
  const { language } = state;
  const all = uncertainty(state);
  const weather = (text: string): LiveValue => ({ text, query: "weather" });
  const compared = (text: string): LiveValue => ({ text, query: "compared" });
  const energy = (kwh: number | undefined) => formatEnergy(kwh, language);
  const count = formatNumber(all?.years.length ?? 0, language);
  const seen = all?.seen;
  const years = {
    en: seen
      ? `By the ${count} actual years of this place it would be ${energy(seen.p50)} and ${energy(seen.p90)}`
      : `The lake holds ${count} of the ${ENOUGH_YEARS} actual years of this place from which on their own spread is told beside it`,
    ko: seen
      ? `이 지점의 실제 ${count}개 연도로는 ${energy(seen.p50)}와 ${energy(seen.p90)}입니다`
      : `이 지점의 실제 연도 자료는 ${count}개이며, ${ENOUGH_YEARS}개부터 그 변동을 함께 보입니다`,
  };
  return {
    sigma: weather(formatPercent(all?.sigma, language)),
    p50: weather(energy(all?.p50)),
    p90: weather(energy(all?.p90)),
    years: compared(years[language]),
  };
}

function sweepValues(state: State): Record<string, LiveValue> {
  const { rows, language } = state;
  const best = rackSweep(state)?.best;
  const [swept, compared] = ["orientation", "compared"].map(
    (query) =>
      (text: string): LiveValue => ({ text, query }),
  ) as [(text: string) => LiveValue, (text: string) => LiveValue];
  return {
    bestYield: swept(`${formatNumber(best?.kwh, language, 4)} kWh/kWp`),
    lack: swept(formatPercent(lack(state), language)),
    weathers: compared(formatNumber(rows.compared.length, language)),
    weatherSpread: compared(spreadWords(weatherSpread(state), language)),
  };
}

function forecastValues(state: State): Record<string, LiveValue> {
  const { inputs, language } = state;
  const score = scoreOf(state);
  const scored = (text: string): LiveValue => ({ text, query: "scores" });
  return {
    part: scored(partName(inputs.part, state)),
    lead: scored(leadText(state)),
    skill: scored(formatDecimal(score?.skill, language, 2)),
    mae: scored(`${formatNumber(score?.mae_kwh, language)} kWh`),
    wape: scored(formatPercent(score?.wape, language)),
    inside80: scored(formatPercent(score?.coverage80, language)),
    inside95: scored(formatPercent(score?.coverage95, language)),
    scored: scored(formatNumber(score?.hours, language, 4)),
  };
}

/** What the choice of weather means: said loudly only where it does something. */
function spreadWords(spread: number | undefined, language: State["language"]): string {
  const share = formatPercent(spread, language);
  if (spread === undefined) {
    return {
      en: "With a single weather nothing tells how much the choice of one would move this yield",
      ko: "기상자료가 하나뿐이어서, 다른 자료라면 발전량이 얼마나 달라질지 알 수 없습니다",
    }[language];
  }
  return spread >= LOUD_SPREAD
    ? {
        en: `Under the sunniest the same array yields ${share} more than under the dullest: choosing the weather decides the answer`,
        ko: `같은 어레이라도 일사가 가장 많은 자료에서는 가장 적은 자료보다 ${share} 더 발전합니다. 기상자료의 선택이 답을 좌우합니다`,
      }[language]
    : {
        en: `Under the sunniest the same array yields ${share} more than under the dullest`,
        ko: `같은 어레이라도 일사가 가장 많은 자료에서는 가장 적은 자료보다 ${share} 더 발전합니다`,
      }[language];
}
