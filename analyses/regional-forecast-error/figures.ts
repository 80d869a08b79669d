import { energyUnit } from "#lib/core/energy-unit.ts";
import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { dotRange } from "#lib/plot/dot-range.ts";
import { intervalHistory } from "#lib/plot/interval-history.ts";
import { logScatter } from "#lib/plot/log-scatter.ts";
import { formatDecimal, formatEnergy, formatNumber } from "#lib/plot/number-format.ts";
import { MEASURES } from "./inputs.ts";
import { ranked } from "./measures.ts";
import type { State } from "./values.ts";
import { confounding, monthName, regionName, selectedRegion } from "./values.ts";

const NOTHING_RAN: Text = {
  en: "This model could not be fitted to the history before this month. Choose another model or a later month.",
  ko: "이 모형은 해당 월 이전의 이력으로 추정할 수 없습니다. 다른 모형이나 이후의 월을 선택하세요.",
};

export function emptyWithoutErrors({ rows }: State): Text | undefined {
  return rows.errors.some(({ mae_kwh }) => mae_kwh !== null) ? undefined : NOTHING_RAN;
}

/** Industry from half of the use upwards, else the rest. */
export function kindFill(industrialShare: number | null): string {
  return (industrialShare ?? 0) >= 0.5 ? "var(--category-2)" : "var(--category-1)";
}

export const KIND_LEGEND: Readonly<Record<"en" | "ko", { label: string; colours: string[]; bounds: string[] }>> = {
  en: {
    label: "industrial share of use: below half, half and more",
    colours: ["var(--category-1)", "var(--category-2)"],
    bounds: ["50 %"],
  },
  ko: {
    label: "산업용 비중: 절반 미만, 절반 이상",
    colours: ["var(--category-1)", "var(--category-2)"],
    bounds: ["50 %"],
  },
};

function tickText(language: string, largest: number) {
  const unit = energyUnit(largest);
  return { unit: unit.name, tick: (kwh: number) => formatNumber(kwh / unit.kwh, language, 2) };
}

const forecastActual: Figure<State> = {
  queries: ["errors", "history"],
  title: { en: "Forecast against actual", ko: "예측과 실적" },
  unit: {
    en: ({ rows, inputs }) =>
      `${scatterUnit(rows.errors)}, logarithmic · ${monthName(inputs.month, "en")} · on the line the forecast was right`,
    ko: ({ rows, inputs }) =>
      `${scatterUnit(rows.errors)}, 로그 눈금 · ${monthName(inputs.month, "ko")} · 선 위의 점은 예측이 맞은 지역`,
  },
  alt: {
    en: (state) =>
      `Scatter of forecast against actual use for ${state.rows.errors.length} regions in ${monthName(state.inputs.month, "en")}; points near the diagonal were forecast well.`,
    ko: (state) =>
      `${monthName(state.inputs.month, "ko")} ${state.rows.errors.length}개 지역의 예측과 실적 산점도. 대각선에 가까울수록 예측이 정확합니다.`,
  },
  empty: emptyWithoutErrors,
  legend: ({ language }) => KIND_LEGEND[language],
  draw: (state, { width }) => {
    const points = state.rows.errors.flatMap((row) =>
      row.actual_kwh === null || row.forecast_kwh === null
        ? []
        : [
            {
              key: row.region_code,
              x: row.forecast_kwh,
              y: row.actual_kwh,
              name: regionName(row, state),
              fill: kindFill(row.industrial_share),
            },
          ],
    );
    return logScatter(points, {
      width,
      height: Math.min(420, Math.max(300, width * 0.72)),
      xLabel: { en: "forecast →", ko: "예측 →" }[state.language],
      yLabel: { en: "↑ actual", ko: "↑ 실적" }[state.language],
      tick: tickText(state.language, largestUse(state.rows.errors)).tick,
      named: [...(selectedRegion(state) ? [selectedRegion(state)!.region_code] : []), ...worstCodes(state, 5)],
      selected: selectedRegion(state)?.region_code,
      identity: true,
    });
  },
  table: (state) => ({
    columns: { en: ["Region", "Forecast kWh", "Actual kWh"], ko: ["지역", "예측 kWh", "실적 kWh"] }[state.language],
    rows: state.rows.errors.map((row) => [regionName(row, state), row.forecast_kwh, row.actual_kwh]),
  }),
};

const size: Figure<State> = {
  queries: ["errors", "history"],
  title: { en: "Size explains the ranking by MAE", ko: "MAE 순위는 규모가 설명한다" },
  unit: {
    en: (state) =>
      `absolute error against mean monthly use, ${scatterUnit(state.rows.errors)}, logarithmic · Spearman ρ = ${formatDecimal(confounding(state.rows.errors)[0]?.withSize, "en", 2)}`,
    ko: (state) =>
      `월평균 사용량 대비 절대오차, ${scatterUnit(state.rows.errors)}, 로그 눈금 · 스피어먼 ρ = ${formatDecimal(confounding(state.rows.errors)[0]?.withSize, "ko", 2)}`,
  },
  alt: {
    en: (state) =>
      `Scatter of the absolute error against mean monthly use; rank correlation ${formatDecimal(confounding(state.rows.errors)[0]?.withSize, "en", 2)}.`,
    ko: (state) =>
      `월평균 사용량과 절대오차의 산점도. 순위상관 ${formatDecimal(confounding(state.rows.errors)[0]?.withSize, "ko", 2)}.`,
  },
  empty: emptyWithoutErrors,
  legend: ({ language }) => KIND_LEGEND[language],
  draw: (state, { width }) => {
    const points = state.rows.errors.flatMap((row) =>
      row.mean_kwh === null || row.mae_kwh === null
        ? []
        : [
            {
              key: row.region_code,
              x: row.mean_kwh,
              y: row.mae_kwh,
              name: regionName(row, state),
              fill: kindFill(row.industrial_share),
            },
          ],
    );
    return logScatter(points, {
      width,
      height: Math.min(420, Math.max(300, width * 0.72)),
      xLabel: { en: "mean monthly use →", ko: "월평균 사용량 →" }[state.language],
      yLabel: { en: "↑ absolute error", ko: "↑ 절대오차" }[state.language],
      tick: tickText(state.language, largestUse(state.rows.errors)).tick,
      named: worstCodes(state, 6),
      selected: selectedRegion(state)?.region_code,
    });
  },
  table: (state) => ({
    columns: {
      en: ["Region", "Mean use kWh", "Absolute error kWh", "Industrial share"],
      ko: ["지역", "월평균 사용량 kWh", "절대오차 kWh", "산업용 비중"],
    }[state.language],
    rows: state.rows.errors.map((row) => [regionName(row, state), row.mean_kwh, row.mae_kwh, row.industrial_share]),
  }),
};

const SERIES = {
  en: ["with mean use", "with industrial share"],
  ko: ["월평균 사용량과", "산업용 비중과"],
} as const;

const correlations: Figure<State> = {
  queries: ["errors"],
  title: { en: "What each measure goes with", ko: "각 척도는 무엇과 함께 움직이나" },
  unit: {
    en: (state) => `Spearman rank correlation over ${state.rows.errors.length} regions · no unit, −1 to 1`,
    ko: (state) => `${state.rows.errors.length}개 지역의 스피어먼 순위상관 · 단위 없음, −1에서 1`,
  },
  alt: {
    en: (state) =>
      confounding(state.rows.errors)
        .map(
          (c) =>
            `${c.measure.toUpperCase()}: ${formatDecimal(c.withSize, "en", 2)} with mean use, ${formatDecimal(c.withIndustry, "en", 2)} with industrial share.`,
        )
        .join(" "),
    ko: (state) =>
      confounding(state.rows.errors)
        .map(
          (c) =>
            `${c.measure.toUpperCase()}: 사용량과 ${formatDecimal(c.withSize, "ko", 2)}, 산업용 비중과 ${formatDecimal(c.withIndustry, "ko", 2)}.`,
        )
        .join(" "),
  },
  empty: emptyWithoutErrors,
  draw: (state, { width }) => {
    const series = SERIES[state.language];
    const label = (value: number) => formatDecimal(value, state.language, 2);
    const name = (measure: string) => MEASURES.find(({ value }) => value === measure)!.label[state.language];
    const dots = confounding(state.rows.errors).flatMap(({ measure, withSize, withIndustry }) => [
      { row: name(measure), series: series[0], value: withSize, label: label(withSize) },
      { row: name(measure), series: series[1], value: withIndustry, label: label(withIndustry) },
    ]);
    return dotRange(dots, {
      width,
      rows: MEASURES.map(({ label: text }) => text[state.language]),
      series,
      rowWidth: 64,
    });
  },
  table: (state) => ({
    columns: { en: ["Measure", ...SERIES.en, "Regions"], ko: ["척도", ...SERIES.ko, "지역 수"] }[state.language],
    rows: confounding(state.rows.errors).map((c) => [c.measure.toUpperCase(), c.withSize, c.withIndustry, c.regions]),
  }),
};

const history: Figure<State> = {
  queries: ["history", "errors"],
  inputs: ["month"],
  title: {
    en: (state) => `${historyName(state)}: history, forecasts and their intervals`,
    ko: (state) => `${historyName(state)}: 이력과 예측, 예측구간`,
  },
  unit: {
    en: (state) =>
      `${scatterUnit(state.rows.history)} a month, Asia/Seoul · 80 and 95 % intervals${calibration(state)}`,
    ko: (state) => `월 ${scatterUnit(state.rows.history)}, Asia/Seoul · 80 %와 95 % 예측구간${calibration(state)}`,
  },
  alt: {
    en: (state) =>
      `Monthly use of ${historyName(state)} as a solid line, forecasts made a month ahead as a dashed line with bands.`,
    ko: (state) => `${historyName(state)}의 월별 사용량(실선)과 한 달 앞 예측(점선), 예측구간.`,
  },
  empty: ({ rows }) =>
    rows.history.length
      ? undefined
      : { en: "No region has a forecast error here to follow.", ko: "따라갈 예측오차가 있는 지역이 없습니다." },
  draw: (state, { width }) => {
    const { unit, tick } = tickText(state.language, largestUse(state.rows.history));
    return intervalHistory(
      state.rows.history.map((row) => ({
        month: row.month,
        actual: row.actual_kwh,
        forecast: row.forecast_kwh,
        lo80: row.lo80_kwh,
        hi80: row.hi80_kwh,
        lo95: row.lo95_kwh,
        hi95: row.hi95_kwh,
      })),
      {
        width,
        language: state.language,
        target: state.inputs.month,
        tick,
        actualLabel: { en: `measured, ${unit}`, ko: `실적, ${unit}` }[state.language],
        forecastLabel: { en: "forecast (dashed)", ko: "예측(점선)" }[state.language],
        missingLabel: { en: "no data", ko: "자료 없음" }[state.language],
      },
    );
  },
  table: (state) => ({
    columns: {
      en: ["Month", "Actual kWh", "Forecast kWh", "80 % low", "80 % high"],
      ko: ["월", "실적 kWh", "예측 kWh", "80 % 하한", "80 % 상한"],
    }[state.language],
    rows: state.rows.history.map((row) => [row.month, row.actual_kwh, row.forecast_kwh, row.lo80_kwh, row.hi80_kwh]),
  }),
};

function historyName(state: State): string {
  const row = selectedRegion(state);
  return row ? regionName(row, state) : { en: "Region", ko: "지역" }[state.language];
}

function calibration(state: State): string {
  const row = selectedRegion(state);
  if (!row) return "";
  const past = formatNumber(row.calibration_count, state.language);
  if (row.calibration === "own")
    return { en: `, from ${past} own past errors`, ko: `, 이 지역의 과거 오차 ${past}개 기준` }[state.language];
  if (row.calibration === "pooled")
    return { en: `, from ${past} past errors of all regions`, ko: `, 전체 지역의 과거 오차 ${past}개 기준` }[
      state.language
    ];
  return { en: ", none yet: too few past errors", ko: ", 과거 오차가 부족해 아직 없음" }[state.language];
}

function worstCodes(state: State, count: number): string[] {
  return ranked(state.rows.errors, "mae")
    .slice(0, count)
    .map(({ region_code }) => region_code);
}

function largestUse(
  rows: readonly { readonly actual_kwh: number | null; readonly forecast_kwh: number | null }[],
): number {
  return Math.max(
    0,
    ...rows.map((row) =>
      Math.max(row.actual_kwh ?? Number.NEGATIVE_INFINITY, row.forecast_kwh ?? Number.NEGATIVE_INFINITY),
    ),
  );
}

function scatterUnit(
  rows: readonly { readonly actual_kwh: number | null; readonly forecast_kwh: number | null }[],
): string {
  return energyUnit(largestUse(rows)).name;
}

export const figures = { forecastActual, size, correlations, history };

/** What hovering a mark says. */
export function explain(key: string, figure: string, state: State): readonly string[] | undefined {
  const { language } = state;
  if (figure === "history") {
    const row = state.rows.history.find(({ month }) => month === key);
    if (!row) return undefined;
    const actual = formatEnergy(row.actual_kwh, language);
    const forecast = formatEnergy(row.forecast_kwh, language);
    return [
      monthName(key, language),
      ...{ en: [`actual ${actual}`, `forecast ${forecast}`], ko: [`실적 ${actual}`, `예측 ${forecast}`] }[language],
    ];
  }
  const row = state.rows.errors.find(({ region_code }) => region_code === key);
  if (!row) return undefined;
  const share =
    row.wape === null || row.error_kwh === null
      ? ""
      : ` (${row.error_kwh > 0 ? "+" : "−"}${formatDecimal(row.wape * 100, language, 1)} %)`;
  const province = language === "ko" ? row.province_ko : row.province_en;
  const heading = province ? `${regionName(row, state)}, ${province}` : regionName(row, state);
  const texts = {
    actual: formatEnergy(row.actual_kwh, language),
    forecast: formatEnergy(row.forecast_kwh, language),
    error: formatEnergy(row.error_kwh, language) + share,
    industry: row.industrial_share === null ? "–" : `${formatDecimal(row.industrial_share * 100, language, 0)} %`,
  };
  return {
    en: [
      heading,
      `actual ${texts.actual}`,
      `forecast ${texts.forecast}`,
      `error ${texts.error}`,
      `industry ${texts.industry}`,
      ...(row.ran ? [] : [row.note ?? ""]),
    ],
    ko: [
      heading,
      `실적 ${texts.actual}`,
      `예측 ${texts.forecast}`,
      `오차 ${texts.error}`,
      `산업용 ${texts.industry}`,
      ...(row.ran ? [] : [row.note ?? ""]),
    ],
  }[language];
}
