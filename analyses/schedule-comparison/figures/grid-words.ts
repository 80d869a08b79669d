import type { Language } from "#lib/notebook/language.ts";
import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import { campus, factorOf, type State, signals, tariffOf } from "../measures.ts";
import type { GridSignal } from "./grid-signals.ts";

/** What a kWh from the grid is taken to emit: the chosen factor, or the grid's signal by the hour. */
export function carbonWord(state: State): string {
  const { language } = state;
  const { kgCo2ePerKwh, basis, period, published } = factorOf(state);
  const constant = {
    en: `Emission factor: ${kgCo2ePerKwh} kgCO₂e/kWh, ${basis.en}, for ${period}, published ${published ?? MISSING}`,
    ko: `배출계수: ${kgCo2ePerKwh} kgCO₂e/kWh, ${basis.ko}, 대상 기간 ${period}, 공표 ${published ?? MISSING}`,
  }[language];
  return said(state, "carbon", constant, { en: "Emissions", ko: "배출량" });
}

/** What a kWh from the grid is taken to cost: the chosen tariff, or the grid's signal by the hour. */
export function priceWord(state: State): string {
  const { language } = state;
  const { name, effective, isByHour } = tariffOf(state);
  const constant = {
    en: `Tariff: ${name.en}, in force from ${effective}, ${isByHour ? "by season, weekday and hour, " : ""}energy only, as a demand charge follows the whole campus' peak`,
    ko: `요금제: ${name.ko}, ${effective} 시행${isByHour ? ", 계절·요일·시간대별 단가" : ""}. 전력량요금만 셉니다. 기본요금은 캠퍼스 전체의 최대 수요를 따르기 때문입니다`,
  }[language];
  return said(state, "price", constant, { en: "Cost of energy", ko: "요금" });
}

function said(state: State, name: "carbon" | "price", constant: string, what: Record<Language, string>): string {
  const { language, inputs } = state;
  const signal = signals(state)?.[name];
  if (!signal?.row) return constant;
  const { since, until, sources } = signal.row;
  const zone = inputs.grid;
  if (!signal.isUsed) {
    const months = signal.missing.join(", ");
    return {
      en: `${constant}. The hourly signal of ${zone} is not used here, as it lacks hours of the periods in month ${months}`,
      ko: `${constant}. ${zone}의 시간별 값은 ${months}월 교시의 일부가 없어 쓰지 않습니다`,
    }[language];
  }
  const range = rangeText(state, name);
  const kind = qualityText(signal, language);
  return {
    en: `${what.en} by the hour of ${zone}'s grid, ${range} in the periods scored: means by month, weekday or weekend and hour of what was ${kind} from ${since} to ${until} (${sources})`,
    ko: `${what.ko}은 ${zone} 전력망의 시간별 값(교시 기준 ${range})으로 셉니다. ${since}부터 ${until}까지 ${kind} 값을 월, 평일·주말, 시간별로 평균한 것입니다(${sources})`,
  }[language];
}

function rangeText(state: State, name: "carbon" | "price"): string {
  const values = (campus(state)?.weeks ?? []).flatMap(({ kgCo2ePerKwh, krwPerKwh }) => [
    ...(name === "carbon" ? kgCo2ePerKwh : krwPerKwh),
  ]);
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) =>
    formatNumber(value, state.language, 3),
  );
  if (name === "carbon") return `${least}–${most} kgCO₂e/kWh`;
  return { en: `${least}–${most} KRW/kWh`, ko: `${least}–${most}원/kWh` }[state.language];
}

function qualityText({ row }: GridSignal, language: Language): string {
  const words: Record<string, Record<Language, string>> = {
    estimated: { en: "estimated", ko: "추정한" },
    forecast: { en: "forecast", ko: "예측한" },
    synthetic: { en: "invented", ko: "지어낸" },
  };
  return (words[row?.quality ?? ""] ?? { en: "measured", ko: "측정한" })[language];
}
