import contracts from "#data/reference/contracts.json" with { type: "json" };
import { choice, choiceFrom, integer } from "#lib/notebook/input.ts";
import type { Language } from "#lib/notebook/language.ts";

/** Error measures, in the order in which they are offered. */
export const MEASURES = [
  { value: "mae", label: { en: "MAE", ko: "MAE" } },
  { value: "mse", label: { en: "MSE", ko: "MSE" } },
  { value: "wape", label: { en: "WAPE", ko: "WAPE" } },
  { value: "mase", label: { en: "MASE", ko: "MASE" } },
  { value: "skill", label: { en: "Skill", ko: "스킬" } },
] as const;

export type Measure = (typeof MEASURES)[number]["value"];

const MODELS = [
  { value: "comb", label: { en: "comb (median of models)", ko: "comb (모형 중앙값)" } },
  { value: "naive", label: { en: "naive", ko: "단순(naive)" } },
  { value: "snaive", label: { en: "seasonal naive", ko: "계절 단순(seasonal naive)" } },
  { value: "naive2", label: { en: "Naive2", ko: "Naive2" } },
  { value: "ses", label: { en: "SES", ko: "SES (단순지수평활)" } },
  { value: "holt", label: { en: "Holt", ko: "Holt" } },
  { value: "damped", label: { en: "damped Holt", ko: "감쇠 Holt" } },
  { value: "hw-add", label: { en: "Holt-Winters, additive", ko: "Holt-Winters 가법" } },
  { value: "hw-mult", label: { en: "Holt-Winters, multiplicative", ko: "Holt-Winters 승법" } },
  { value: "theta", label: { en: "Theta", ko: "Theta" } },
  { value: "ets", label: { en: "automatic ETS", ko: "자동 ETS" } },
  { value: "mstl", label: { en: "MSTL", ko: "MSTL" } },
  { value: "arima", label: { en: "seasonal ARIMA", ko: "계절 ARIMA" } },
  { value: "pooled", label: { en: "pooled seasonal", ko: "통합 계절 모형" } },
] as const;

/** A model's name as the list of models says it. */
export function modelName(model: string, language: Language): string {
  return MODELS.find(({ value }) => value === model)?.label[language] ?? model;
}

const CONTRACTS = [
  { value: "total", label: { en: "All types", ko: "전체" } },
  ...contracts.contracts.map(({ code, en, ko }) => ({ value: code, label: { en, ko } })),
];

const FOUNDING_MONTH = "2024-05";

export const inputs = {
  month: choiceFrom({ en: "Target month", ko: "예측 대상 월" }, "months", {
    initial: (months) => (months.includes(FOUNDING_MONTH) ? FOUNDING_MONTH : (months.at(-1) ?? "")),
  }),
  contract: choice({ en: "Contract type", ko: "계약종별" }, CONTRACTS, { initial: "total" }),
  model: choice({ en: "Model", ko: "모형" }, MODELS, { initial: "comb" }),
  measure: choice({ en: "Measure", ko: "척도" }, MEASURES, { initial: "mae", control: "segments" }),
  level: choice(
    { en: "Level", ko: "단위" },
    [
      { value: "municipality", label: { en: "Municipality", ko: "시군구" } },
      { value: "province", label: { en: "Province", ko: "시도" } },
    ],
    { initial: "municipality", control: "segments" },
  ),
  region: choiceFrom({ en: "Region", ko: "지역" }, "regions", { initial: () => "", control: "search" }),
  rows: integer({ en: "Rows", ko: "행 수" }, { initial: 10, min: 3, max: 30, steps: [5, 10, 15, 20, 30] }),
};

export type AnalysisInputs = typeof inputs;
