import type { Rule, When, Words } from "./rule.ts";

/** What an alarm's sentence is about. */
export interface Told {
  /** Name of the device in both languages. */
  readonly device: Words;
  readonly metric: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  /** Since when a budget was counted, by the site's clocks; null or absent where that is its whole period. */
  readonly since?: string | null;
}

const USUAL: Readonly<Record<When["type"], Words>> = {
  above: {
    en: "{metric} is {value}, more than {threshold}",
    ko: "{metric} 값이 {value}이며 기준 {threshold}보다 높습니다",
  },
  below: {
    en: "{metric} is {value}, less than {threshold}",
    ko: "{metric} 값이 {value}이며 기준 {threshold}보다 낮습니다",
  },
  outside: {
    en: "{metric} is {value}, beyond {threshold}",
    ko: "{metric} 값이 {value}이며 한계 {threshold} 밖입니다",
  },
  range: {
    en: "{metric} is {value}, beyond its range, which ends at {threshold}",
    ko: "{metric} 값이 {value}이며 등록된 범위의 끝 {threshold} 밖입니다",
  },
  residual: {
    en: "{metric} is {value} away from what is expected of the device, more than {threshold}",
    ko: "{metric} 값이 기기의 예상값과 {value} 차이 나며 기준 {threshold}보다 큽니다",
  },
  silence: { en: "nothing heard for {threshold}", ko: "{threshold} 동안 수신된 값이 없습니다" },
  rate: {
    en: "{metric} changes by {value}, beyond {threshold}",
    ko: "{metric} 변화율이 {value}이며 기준 {threshold} 밖입니다",
  },
  budget: {
    en: "energy is {value}, more than the budget of {threshold}",
    ko: "에너지 사용량이 {value}이며 예산 {threshold}보다 많습니다",
  },
  forecast: {
    en: "{metric} is expected to reach {value}, beyond {threshold}",
    ko: "{metric} 값이 {value}에 이르러 기준 {threshold}에서 벗어날 것으로 예상됩니다",
  },
};

/**
 * The sentence of an alarm in both languages: the rule's own, or the usual one of its type behind the device's name.
 *
 * @param rule The rule.
 * @param told What it is about.
 * @returns Text with all names filled in; a missing number reads as a dash.
 */
export function alarmMessage(rule: Rule, told: Told): Words {
  const fill = (language: "en" | "ko") => {
    const template =
      rule.message?.[language] ?? `{device}: ${budgetOf(rule, language) ?? USUAL[rule.when.type][language]}`;
    const words = template.replaceAll(/\{(device|metric|value|threshold|unit|rule)\}/g, (_, name: string) => {
      if (name === "device") return told.device[language];
      if (name === "rule") return rule.name[language];
      if (name === "metric") return told.metric === "*" ? "" : told.metric;
      if (name === "unit") return told.unit ?? "";
      return withUnit(name === "value" ? told.value : told.threshold, rule.message ? null : told.unit);
    });
    if (!told.since) return words;
    return language === "en"
      ? `${words} (counted since ${told.since})`
      : `${words} (${told.since}부터 집계한 값입니다)`;
  };
  return { en: fill("en"), ko: fill("ko") };
}

function budgetOf({ when }: Rule, language: "en" | "ko"): string | undefined {
  if (when.type !== "budget" || !when.projected) return undefined;
  return language === "en"
    ? "energy will come to {value}, more than the budget of {threshold}"
    : "에너지 사용량이 {value}에 이르러 예산 {threshold}보다 많을 것으로 예상됩니다";
}

function withUnit(value: number | null, unit: string | null): string {
  if (value === null || !Number.isFinite(value)) return "–";
  if (unit === "s" && value % 60 === 0 && value >= 60) {
    return value % 3600 === 0 ? `${value / 3600} h` : `${value / 60} min`;
  }
  const text = String(Number(value.toPrecision(4)));
  return unit === null || unit === "1" ? text : `${text} ${unit}`;
}
