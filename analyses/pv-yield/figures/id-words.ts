import type { Language, Text } from "#lib/notebook/language.ts";
import { FORECASTS } from "../inputs.ts";

const KINDS: Readonly<Record<string, Text>> = {
  typical: { en: "typical year", ko: "대표 연도" },
  actual: { en: "actual years", ko: "실제 연도" },
};

const QUALITIES: Readonly<Record<string, Text>> = {
  measured: { en: "measured", ko: "실측" },
  estimated: { en: "estimated", ko: "추정" },
  forecast: { en: "forecast", ko: "예보" },
  synthetic: { en: "synthetic", ko: "합성" },
};

/** What a forecast's model is called. */
export function forecastName(model: string, language: Language): string {
  return FORECASTS.find(({ value }) => value === model)?.label[language] ?? model;
}

/** What years a weather is of. */
export function weatherKind(kind: string, language: Language): string {
  return KINDS[kind]?.[language] ?? kind;
}

/** How good rows are. */
export function qualityName(quality: string, language: Language): string {
  return QUALITIES[quality]?.[language] ?? quality;
}
