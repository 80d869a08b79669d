import { arrays } from "#lib/notebook/arrays-input.ts";
import { choice, choiceFrom } from "#lib/notebook/input.ts";
import { slider } from "#lib/notebook/slider.ts";

/** Models of the chain from sun to grid. */
const CHAINS = [
  { value: "v5", label: { en: "PVWatts v5", ko: "PVWatts v5" } },
  { value: "v8", label: { en: "PVWatts v8", ko: "PVWatts v8" } },
] as const;

/** Models of the forecast of generation. */
export const FORECASTS = [
  { value: "weather", label: { en: "forecast weather", ko: "예보 기상" } },
  { value: "clear-sky", label: { en: "clear-sky index", ko: "청천지수" } },
  { value: "persistence", label: { en: "persistence", ko: "지속성 예측" } },
] as const;

const first = (values: readonly string[]) => values[0] ?? "";

export const inputs = {
  weather: choiceFrom({ en: "Weather", ko: "기상자료" }, "weathers", { initial: first }),
  chain: choice({ en: "Model", ko: "모형" }, CHAINS, { initial: "v5", control: "segments" }),
  interannual: slider(
    { en: "Year to year, σ", ko: "연간 변동 σ" },
    { initial: 4.5, min: 0, max: 12, step: 0.5, unit: "%" },
  ),
  modelError: slider(
    { en: "Model and data, σ", ko: "모형·자료 σ" },
    { initial: 5, min: 0, max: 15, step: 0.5, unit: "%" },
  ),
  forecast: choice({ en: "Forecast", ko: "예측" }, FORECASTS, { initial: "weather" }),
  lead: choice(
    { en: "Ahead", ko: "예측 거리" },
    [
      { value: "day", label: { en: "a day", ko: "하루 전" } },
      { value: "week", label: { en: "a week", ko: "일주일" } },
    ],
    { initial: "day", control: "segments" },
  ),
  part: choiceFrom({ en: "Of", ko: "대상" }, "parts", { initial: first }),
  origin: choiceFrom({ en: "Made at", ko: "예측 시점" }, "origins", { initial: first, control: "search" }),
  roofs: arrays({ en: "Arrays", ko: "어레이" }, "lists", { plan: "plan" }),
};

export type AnalysisInputs = typeof inputs;
