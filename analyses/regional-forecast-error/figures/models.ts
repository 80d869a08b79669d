import type { Figure } from "#lib/notebook/analysis.ts";
import { modelNote } from "#lib/notebook/model-note.ts";
import { MISSING_FILL } from "#lib/plot/classes.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatPercent } from "#lib/plot/number-format.ts";
import { pairedBars } from "#lib/plot/paired-bars.ts";
import { modelName } from "../inputs.ts";
import type { State } from "../values.ts";
import { monthName } from "../values.ts";

/** Length of the hatched bar of a model without a value, as a share of the longest. */
const MISSING_SHARE = 0.08;

function fillOf({ model, wape }: State["rows"]["models"][number], chosen: string): string {
  if (wape === null) return MISSING_FILL;
  return model === chosen ? "var(--theme-foreground-focus)" : "var(--theme-foreground-fainter)";
}

export const models: Figure<State> = {
  queries: ["models"],
  serverWidth: 1176,
  inputs: ["model"],
  title: { en: "Every model on the same month", ko: "같은 달, 모든 모형" },
  unit: {
    en: ({ inputs: chosen }) =>
      `WAPE: summed absolute error as a share of summed use, % · ${monthName(chosen.month, "en")} · regions that ran`,
    ko: ({ inputs: chosen }) =>
      `WAPE: 사용량 합 대비 절대오차 합, % · ${monthName(chosen.month, "ko")} · 추정된 지역 수`,
  },
  alt: {
    en: ({ rows }) =>
      `Ranked bars of the models by WAPE: ${rows.models
        .filter(({ wape }) => wape !== null)
        .map(({ model, wape }) => `${model} ${formatPercent(wape, "en")}`)
        .join(", ")}.`,
    ko: ({ rows }) =>
      `WAPE로 본 모형 순위: ${rows.models
        .filter(({ wape }) => wape !== null)
        .map(({ model, wape }) => `${model} ${formatPercent(wape, "ko")}`)
        .join(", ")}.`,
  },
  empty: ({ rows }) =>
    rows.models.some(({ wape }) => wape !== null)
      ? undefined
      : { en: "No model ran for this month.", ko: "이 달에 추정된 모형이 없습니다." },
  draw: (state, { width }) => {
    const panel = "WAPE";
    const missingLength = MISSING_SHARE * Math.max(...state.rows.models.map(({ wape }) => wape ?? 0));
    const bars = state.rows.models.map((row, i) => ({
      key: row.model,
      panel,
      rank: i + 1,
      name: modelName(row.model, state.language),
      value: row.wape ?? missingLength,
      label:
        row.wape === null
          ? `– · ${row.ran}/${row.regions}`
          : `${formatPercent(row.wape, state.language)} · ${row.ran}/${row.regions}`,
      fill: fillOf(row, state.inputs.model),
    }));
    const most = (of: (bar: (typeof bars)[number]) => string) => Math.max(24, ...bars.map((bar) => textWidth(of(bar))));
    const nameWidth = most(({ name }) => name) + 10;
    const labelWidth = most(({ label }) => label) + 12;
    return pairedBars(bars, {
      width,
      panels: [panel],
      selected: state.inputs.model,
      nameWidth,
      labelWidth,
    });
  },
  table: (state) => ({
    value: 2,
    columns: {
      en: ["Model", "Regions run", "WAPE", "MAE kWh", "MSE kWh²", "MASE (median)", "What it did"],
      ko: ["모형", "추정 지역 수", "WAPE", "MAE kWh", "MSE kWh²", "MASE (중앙값)", "기록"],
    }[state.language],
    rows: state.rows.models.map((row) => [
      modelName(row.model, state.language),
      row.ran,
      row.wape,
      row.mae_kwh,
      row.mse_kwh2,
      row.mase,
      modelNote(row.note ?? row.reason ?? "", state.language),
    ]),
  }),
};
