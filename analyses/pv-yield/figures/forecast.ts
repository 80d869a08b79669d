import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { forecastHours } from "#lib/plot/forecast-hours.ts";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import type { State } from "../measures.ts";
import { forecastName } from "./id-words.ts";
import { partName } from "./scores.ts";

const HOUR_MS = 3_600_000;

/** Said where no forecast was derived. */
export const NO_FORECAST: Text = {
  en: "No forecasts are in the lake: they need arrays, weather forecasts (`wattbook weather forecast`) and `wattbook derive`.",
  ko: "발전 예측이 없습니다. 어레이와 기상예보(`wattbook weather forecast`), `wattbook derive`가 필요합니다.",
};

export const forecast: Figure<State> = {
  queries: ["forecast", "built"],
  inputs: ["part", "forecast", "lead"],
  serverWidth: 1176,
  title: {
    en: (state) => `Forecast and measured: ${partName(state.inputs.part, state)}`,
    ko: (state) => `예측과 실측: ${partName(state.inputs.part, state)}`,
  },
  unit: {
    en: (state) =>
      [
        `kWh an hour, bands of 80 and 95 %`,
        `${modelText(state)}, ${aheadText(state)}`,
        ...standIn(state),
        ...partMeasured(state),
        state.zone,
      ].join(" · "),
    ko: (state) =>
      [
        `시간당 kWh, 80·95 % 구간`,
        `${modelText(state)}, ${aheadText(state)}`,
        ...standIn(state),
        ...partMeasured(state),
        state.zone,
      ].join(" · "),
  },
  alt: {
    en: (state) => `Hours of forecast generation with bands and ${measuredCount(state)} measured hours as dots.`,
    ko: (state) => `시간별 발전 예측과 예측구간, 실측 ${measuredCount(state)}시간은 점으로 나타냈습니다.`,
  },
  empty: ({ rows }) => {
    if (rows.forecast.length > 0) return undefined;
    if (rows.scores.length === 0) return NO_FORECAST;
    return {
      en: "This model made no forecast then: choose another model or time above.",
      ko: "이 모형은 그때 예측하지 않았습니다. 위에서 다른 모형이나 시점을 고르세요.",
    };
  },
  draw: (state, { width }) =>
    forecastHours(withGaps(state.rows.forecast), {
      width,
      zone: state.zone,
      language: state.language,
      actualLabel: { en: "measured", ko: "실측" }[state.language],
      forecastLabel: { en: "forecast", ko: "예측" }[state.language],
      tick: (kwh) => formatNumber(kwh, state.language),
    }),
  table: ({ rows, language }) => ({
    columns: {
      en: [
        "Start (UTC)",
        "Made (UTC)",
        "Model",
        "Forecast kWh",
        "80 % from kWh",
        "80 % to kWh",
        "95 % from kWh",
        "95 % to kWh",
        "Measured kWh",
        "Measured part %",
      ],
      ko: [
        "시작 (UTC)",
        "예측 시점 (UTC)",
        "모형",
        "예측 kWh",
        "80 % 하한 kWh",
        "80 % 상한 kWh",
        "95 % 하한 kWh",
        "95 % 상한 kWh",
        "실측 kWh",
        "실측 비율 %",
      ],
    }[language],
    rows: rows.forecast.map((row) => [
      row.interval_start,
      row.origin,
      forecastName(row.model, language),
      row.energy_kwh,
      row.lo80_kwh,
      row.hi80_kwh,
      row.lo95_kwh,
      row.hi95_kwh,
      row.actual_kwh,
      row.measured_share === null ? null : 100 * row.measured_share,
    ]),
    value: 3,
  }),
};

/** What was measured, as of the whole: a part that was measured stands beside a forecast of all arrays. */
function ofWhole({ actual_kwh: kwh, measured_share: share }: State["rows"]["forecast"][number]): number | null {
  return kwh === null || share === null ? kwh : kwh / share;
}

/** Of which part of the output the readings are, where it is not all. */
function partMeasured({ rows, language }: State): string[] {
  const shares = rows.forecast.flatMap(({ measured_share: share }) => share ?? []);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  if (shares.every((share) => share === 1)) return [];
  const part = formatPercent(mean, language);
  return [
    { en: `measured on ${part} of the output, drawn as for all`, ko: `출력의 ${part}에서 실측, 전체로 환산` }[language],
  ];
}

/** A line must not run over hours that nobody forecast: between days that do not follow one another stands an unknown hour. */
function withGaps(rows: State["rows"]["forecast"]) {
  const none = { forecast: null, lo80: null, hi80: null, lo95: null, hi95: null, actual: null };
  return rows.flatMap((row, i) => {
    const at = Date.parse(row.interval_start);
    const before = rows[i - 1];
    const hour = {
      key: row.interval_start,
      at,
      ...{ forecast: row.energy_kwh, lo80: row.lo80_kwh, hi80: row.hi80_kwh, lo95: row.lo95_kwh, hi95: row.hi95_kwh },
      actual: ofWhole(row),
    };
    const last = before && Date.parse(before.interval_start);
    const isGap = last !== undefined && at - last > HOUR_MS;
    return isGap ? [{ key: `gap ${at}`, at: last + HOUR_MS, ...none }, hour] : [hour];
  });
}

export function modelText({ inputs, language }: State): string {
  return forecastName(inputs.forecast, language);
}

/** How many of the forecasts shown another model made, as nobody had forecast the weather. */
function standIn({ rows, inputs, language }: State): string[] {
  const made = new Map(rows.forecast.map(({ origin, model }) => [origin, model]));
  const others = [...made.values()].filter((model) => model !== inputs.forecast);
  const [other] = others;
  if (other === undefined) return [];
  const [some, all, name] = [others.length, made.size, forecastName(other, language)];
  return [
    {
      en: `${some} of ${all} by ${name}, as no weather was forecast`,
      ko: `${all}개 중 ${some}개는 기상예보가 없어 ${name}로 예측`,
    }[language],
  ];
}

function aheadText({ inputs, language }: State): string {
  if (inputs.lead === "day") return { en: "each day made the day before", ko: "날마다 전날 만든 예측" }[language];
  return { en: `a week, made ${inputs.origin}`, ko: `일주일, ${inputs.origin}에 만든 예측` }[language];
}

function measuredCount({ rows, language }: State): string {
  return formatNumber(rows.forecast.filter(({ actual_kwh }) => actual_kwh !== null).length, language);
}
