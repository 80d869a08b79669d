import type { Figure } from "#lib/notebook/analysis.ts";
import { divergingClasses, roundUp, sequentialClasses } from "#lib/plot/classes.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { regionMap } from "#lib/plot/region-map.ts";
import type { Measure } from "../inputs.ts";
import type { ErrorRow } from "../measures.ts";
import { MEASURE_MEANING, measured, measureFormat, signedMeasure } from "../measures.ts";
import type { State } from "../values.ts";
import { monthName, regionName, selectedRegion } from "../values.ts";
import { emptyWithoutMeasure, largest, worstNames } from "./shared.ts";

/** Reach of the map's scale: the 95th percentile, so that one outlier does not bleach the rest. */
function reach(rows: readonly ErrorRow[], measure: Measure): number {
  const sizes = rows
    .flatMap((row) => measured(row, measure) ?? [])
    .map(Math.abs)
    .sort((a, b) => a - b);
  return roundUp(sizes[Math.floor(0.95 * (sizes.length - 1))] ?? 1);
}

function mapClasses(state: State) {
  const { measure } = state.inputs;
  const most = measure === "skill" ? 1 : reach(state.rows.errors, measure);
  if (measure !== "mse") return divergingClasses(most);
  return sequentialClasses([0.002, 0.01, 0.05, 0.2, 0.5, 1].map((share) => share * most));
}

function cells(geometry: State["rows"]["geometry"], said: string): string {
  return geometry.some(({ kind }) => kind === "cell") ? said : "";
}

function mapUnit(measure: Measure, rows: readonly ErrorRow[], language: "en" | "ko"): string {
  const { unit } = measureFormat(measure, largest(rows, measure), language);
  const what = {
    mae: { en: "actual − forecast", ko: "실적 − 예측" },
    mse: { en: "squared error", ko: "제곱오차" },
    wape: { en: "(actual − forecast) ÷ actual", ko: "(실적 − 예측) ÷ 실적" },
    mase: { en: "(actual − forecast) ÷ usual yearly change", ko: "(실적 − 예측) ÷ 평소 전년 대비 변화" },
    skill: {
      en: "1 − error ÷ error of the seasonal naive, no unit",
      ko: "1 − 오차 ÷ 계절 단순 예측의 오차, 단위 없음",
    },
  }[measure][language];
  return unit && measure !== "skill" ? `${what}, ${unit}` : what;
}

export const map: Figure<State> = {
  queries: ["errors", "geometry", "history"],
  serverWidth: 612,
  inputs: ["measure"],
  title: { en: "Where the forecast was wrong", ko: "예측이 빗나간 곳" },
  unit: {
    en: ({ inputs, rows }) =>
      `${mapUnit(inputs.measure, rows.errors, "en")} · ${monthName(inputs.month, "en")}${cells(rows.geometry, " · cells around centroids, not boundaries")}`,
    ko: ({ inputs, rows }) =>
      `${mapUnit(inputs.measure, rows.errors, "ko")} · ${monthName(inputs.month, "ko")}${cells(rows.geometry, " · 행정경계가 아닌 중심점 기반 셀")}`,
  },
  alt: {
    en: (state) =>
      `Map of Korea by ${state.inputs.level}: ${MEASURE_MEANING[state.inputs.measure].en} in ${monthName(state.inputs.month, "en")}. Largest in ${worstNames(state)}.`,
    ko: (state) =>
      `대한민국 지도: ${monthName(state.inputs.month, "ko")} ${MEASURE_MEANING[state.inputs.measure].ko}. 가장 큰 곳은 ${worstNames(state)}.`,
  },
  empty: (state) => emptyWithoutMeasure(state),
  legend: (state) => {
    const { inputs, rows, language } = state;
    const classes = mapClasses(state);
    const format = measureFormat(inputs.measure, largest(rows.errors, inputs.measure), language);
    const unit = format.unit ? `${format.unit} ` : "";
    const sign = {
      en:
        inputs.measure === "skill"
          ? "(purple: better than seasonal naive)"
          : inputs.measure === "mse"
            ? ""
            : "(purple: used more than forecast)",
      ko:
        inputs.measure === "skill"
          ? "(보라: 계절 단순보다 나음)"
          : inputs.measure === "mse"
            ? ""
            : "(보라: 예측보다 많이 사용)",
    }[language];
    return {
      label: `${unit}${sign}`,
      colours: classes.colours,
      bounds: classes.bounds.map((b) => formatNumber(b / format.size, language, 2)),
    };
  },
  draw: (state, { width }) => {
    const byCode = new Map(state.rows.errors.map((row) => [row.region_code, row]));
    const classes = mapClasses(state);
    const regions = state.rows.geometry.map(({ region_code, geometry }) => {
      const row = byCode.get(region_code);
      return {
        key: region_code,
        geometry: JSON.parse(geometry),
        fill: classes.colour(row ? signedMeasure(row, state.inputs.measure) : null),
      };
    });
    return regionMap(regions, {
      width,
      selected: selectedRegion(state)?.region_code,
      frameLabel: { en: "Ulleung, Dokdo", ko: "울릉 · 독도" }[state.language],
    });
  },
  table: (state) => ({
    columns: {
      en: ["Region", "Province", "Error kWh", "MAE kWh", "WAPE", "MASE", "Skill"],
      ko: ["지역", "시도", "오차 kWh", "MAE kWh", "WAPE", "MASE", "스킬"],
    }[state.language],
    rows: state.rows.errors.map((row) => [
      regionName(row, state),
      state.language === "ko" ? row.province_ko : row.province_en,
      row.error_kwh,
      row.mae_kwh,
      row.wape,
      row.mase,
      row.skill,
    ]),
  }),
};
