import type { Figure } from "#lib/notebook/analysis.ts";
import { divergingClasses, roundUp, sequentialClasses } from "#lib/plot/classes.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import type { RankedBar } from "#lib/plot/paired-bars.ts";
import { pairedBars } from "#lib/plot/paired-bars.ts";
import { regionMap } from "#lib/plot/region-map.ts";
import { emptyWithoutErrors, KIND_LEGEND, kindFill } from "./figures.ts";
import type { Measure } from "./inputs.ts";
import type { ErrorRow } from "./measures.ts";
import { badness, MEASURE_MEANING, measured, measureFormat, ranked, signedMeasure } from "./measures.ts";
import type { State } from "./values.ts";
import { monthName, regionName, selectedRegion } from "./values.ts";

function largest(rows: readonly ErrorRow[], measure: Measure): number {
  return Math.max(0, ...rows.map((row) => Math.abs(measured(row, measure) ?? 0)));
}

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

const map: Figure<State> = {
  queries: ["errors", "geometry", "history"],
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
  empty: emptyWithoutErrors,
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

function worstNames(state: State): string {
  return ranked(state.rows.errors, state.inputs.measure)
    .slice(0, 3)
    .map((row) => regionName(row, state))
    .join(", ");
}

function bars(
  rows: readonly ErrorRow[],
  panel: string,
  state: State,
  text: (row: ErrorRow) => string,
  value: (row: ErrorRow) => number,
): RankedBar[] {
  return rows.map((row, i) => ({
    key: row.region_code,
    panel,
    rank: i + 1,
    name: regionName(row, state),
    value: value(row),
    label: text(row),
    fill: kindFill(row.industrial_share),
  }));
}

function widths(all: readonly RankedBar[]) {
  const most = (of: (bar: RankedBar) => string) => Math.max(24, ...all.map((bar) => textWidth(of(bar))));
  return { nameWidth: most(({ name }) => name) + 10, labelWidth: most(({ label }) => label) + 12 };
}

const PANELS = { en: ["Largest", "Smallest"], ko: ["큰 순", "작은 순"] } as const;

const ranking: Figure<State> = {
  queries: ["errors", "history"],
  inputs: ["measure", "rows"],
  title: { en: "Largest and smallest misses", ko: "가장 크게, 가장 작게 빗나간 곳" },
  unit: {
    en: ({ inputs, rows }) =>
      `${MEASURE_MEANING[inputs.measure].en}${unitSuffix(inputs.measure, rows.errors)} · ${monthName(inputs.month, "en")}`,
    ko: ({ inputs, rows }) =>
      `${MEASURE_MEANING[inputs.measure].ko}${unitSuffix(inputs.measure, rows.errors)} · ${monthName(inputs.month, "ko")}`,
  },
  alt: {
    en: (state) => `Ranked bars by ${MEASURE_MEANING[state.inputs.measure].en}; the worst are ${worstNames(state)}.`,
    ko: (state) => `${MEASURE_MEANING[state.inputs.measure].ko} 순위 막대. 가장 나쁜 곳은 ${worstNames(state)}.`,
  },
  empty: emptyWithoutErrors,
  legend: ({ language }) => KIND_LEGEND[language],
  draw: (state, { width }) => {
    const { measure, rows: count } = state.inputs;
    const order = ranked(state.rows.errors, measure);
    const format = measureFormat(measure, largest(state.rows.errors, measure), state.language);
    const panels = PANELS[state.language];
    const value = (row: ErrorRow) => measured(row, measure) as number;
    const text = (row: ErrorRow) => format.text(value(row));
    const all = [
      ...bars(order.slice(0, count), panels[0], state, text, value),
      ...bars(order.slice(-count).reverse(), panels[1], state, text, value),
    ];
    return pairedBars(all, { width, panels, selected: selectedRegion(state)?.region_code, ...widths(all) });
  },
  table: (state) => ({
    columns: { en: ["Rank", "Region", "Value"], ko: ["순위", "지역", "값"] }[state.language],
    rows: ranked(state.rows.errors, state.inputs.measure).map((row, i) => [
      i + 1,
      regionName(row, state),
      measured(row, state.inputs.measure),
    ]),
  }),
};

function unitSuffix(measure: Measure, rows: readonly ErrorRow[]): string {
  const { unit } = measureFormat(measure, largest(rows, measure), "en");
  return unit && unit !== "MASE" ? `, ${unit}` : "";
}

const squared: Figure<State> = {
  queries: ["backtest", "errors", "history"],
  inputs: ["rows"],
  title: { en: "MAE and MSE side by side", ko: "MAE와 MSE 나란히" },
  unit: {
    en: (state) =>
      `each region's share of the sum over all regions, % · ${backtestMonths(state)} target months to ${monthName(state.inputs.month, "en")} · squares let a few regions weigh nearly everything`,
    ko: (state) =>
      `전체 합에서 각 지역이 차지하는 비중, % · ${monthName(state.inputs.month, "ko")}까지 ${backtestMonths(state)}개월 · 제곱하면 소수 지역이 거의 전부를 차지한다`,
  },
  alt: {
    en: () => "Two rankings of regions by their share of the summed absolute and of the summed squared error.",
    ko: () => "절대오차 합과 제곱오차 합에서 각 지역이 차지하는 비중의 두 순위.",
  },
  empty: ({ rows }) =>
    rows.backtest.length ? undefined : { en: "No forecasts before this month.", ko: "이 달 이전의 예측이 없습니다." },
  legend: ({ language }) => KIND_LEGEND[language],
  draw: (state, { width }) => {
    const panels = ["MAE", "MSE"] as const;
    const byCode = new Map(state.rows.errors.map((row) => [row.region_code, row]));
    const all = panels.flatMap((panel) => {
      const column = panel === "MAE" ? "mae_kwh" : "mse_kwh2";
      const known = state.rows.backtest.filter((row) => row[column] !== null);
      const sum = known.reduce((total, row) => total + (row[column] as number), 0);
      const top = [...known].sort((a, b) => (b[column] as number) - (a[column] as number)).slice(0, state.inputs.rows);
      const share = new Map(top.map((row) => [row.region_code, (row[column] as number) / sum]));
      const rows = top.flatMap(({ region_code }) => byCode.get(region_code) ?? []);
      const value = (row: ErrorRow) => share.get(row.region_code) as number;
      return bars(rows, panel, state, (row) => formatPercent(value(row), state.language), value);
    });
    return pairedBars(all, { width, panels, selected: selectedRegion(state)?.region_code, ...widths(all) });
  },
  table: (state) => ({
    columns: {
      en: ["Region code", "MAE kWh", "MSE kWh²", "Months"],
      ko: ["지역 코드", "MAE kWh", "MSE kWh²", "월 수"],
    }[state.language],
    rows: state.rows.backtest.map((row) => [row.region_code, row.mae_kwh, row.mse_kwh2, row.months]),
  }),
};

function backtestMonths({ rows }: State): number {
  return Math.max(0, ...rows.backtest.map(({ months }) => months));
}

const seasons: Figure<State> = {
  queries: ["seasons", "errors", "history"],
  inputs: ["measure", "rows"],
  title: { en: "May against August", ko: "5월과 8월" },
  unit: {
    en: ({ inputs, rows }) =>
      `${MEASURE_MEANING[inputs.measure].en}${unitSuffix(inputs.measure, rows.errors)} · ${inputs.month.slice(0, 4)} · behind the bars: industrial share`,
    ko: ({ inputs, rows }) =>
      `${MEASURE_MEANING[inputs.measure].ko}${unitSuffix(inputs.measure, rows.errors)} · ${inputs.month.slice(0, 4)}년 · 막대 뒤: 산업용 비중`,
  },
  alt: {
    en: ({ inputs }) => `The worst regions of May and of August ${inputs.month.slice(0, 4)} side by side.`,
    ko: ({ inputs }) => `${inputs.month.slice(0, 4)}년 5월과 8월에 가장 크게 빗나간 지역.`,
  },
  empty: ({ rows }) =>
    rows.seasons.some(({ mae_kwh }) => mae_kwh !== null)
      ? undefined
      : {
          en: "Neither May nor August of this year has a forecast by this model.",
          ko: "올해 5월과 8월에는 이 모형의 예측이 없습니다.",
        },
  legend: ({ language }) => KIND_LEGEND[language],
  draw: (state, { width }) => {
    const { measure, rows: count } = state.inputs;
    const year = state.inputs.month.slice(0, 4);
    const months = [`${year}-05`, `${year}-08`];
    const panels = months.map((month) => monthName(month, state.language));
    const byCode = new Map(state.rows.errors.map((row) => [row.region_code, row]));
    const format = measureFormat(
      measure,
      Math.max(0, ...state.rows.seasons.map((row) => Math.abs(measured(row, measure) ?? 0))),
      state.language,
    );
    const all = months.flatMap((month, panel) =>
      ranked(
        state.rows.seasons.filter((row) => row.month === month),
        measure,
      )
        .slice(0, count)
        .flatMap((row, i): RankedBar[] => {
          const region = byCode.get(row.region_code);
          if (!region) return [];
          const value = measured(row, measure) as number;
          const share =
            region.industrial_share === null ? "" : ` · ${formatPercent(region.industrial_share, state.language, 0)}`;
          return [
            {
              key: row.region_code,
              panel: panels[panel] as string,
              rank: i + 1,
              name: regionName(region, state),
              value,
              label: `${format.text(value)}${share}`,
              fill: kindFill(region.industrial_share),
            },
          ];
        }),
    );
    return pairedBars(all, { width, panels, selected: selectedRegion(state)?.region_code, ...widths(all) });
  },
  table: (state) => ({
    columns: { en: ["Month", "Region code", "Error kWh", "Badness"], ko: ["월", "지역 코드", "오차 kWh", "나쁨"] }[
      state.language
    ],
    rows: state.rows.seasons.map((row) => [
      row.month,
      row.region_code,
      row.error_kwh,
      badness(row, state.inputs.measure),
    ]),
  }),
};

export const rankings = { map, ranking, squared, seasons };
