import { rankCorrelation } from "#lib/forecast/rank-correlation.ts";
import type { LiveValue, PageState } from "#lib/notebook/analysis.ts";
import { modelNote } from "#lib/notebook/model-note.ts";
import { formatDecimal, formatEnergy, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import type { AnalysisInputs, Measure } from "./inputs.ts";
import { MEASURES, modelName } from "./inputs.ts";
import type { ErrorRow } from "./measures.ts";
import { measured, measureFormat, ranked } from "./measures.ts";
import type { queries } from "./queries.ts";

export type State = PageState<AnalysisInputs, typeof queries>;

/** Rank correlation of a measure with mean load and with the industrial share, over the regions that have all three. */
export interface Confounding {
  readonly measure: Measure;
  readonly withSize: number;
  readonly withIndustry: number;
  readonly regions: number;
}

export function confounding(rows: readonly ErrorRow[]): Confounding[] {
  return MEASURES.map(({ value: measure }) => {
    const known = rows.filter((row) => measured(row, measure) !== null && row.mean_kwh !== null);
    const industry = known.filter((row) => row.industrial_share !== null);
    const column = (of: readonly ErrorRow[], value: (row: ErrorRow) => number | null) =>
      Float64Array.from(of, (row) => value(row) ?? Number.NaN);
    return {
      measure,
      withSize: rankCorrelation(
        column(known, (row) => measured(row, measure)),
        column(known, (row) => row.mean_kwh),
      ),
      withIndustry: rankCorrelation(
        column(industry, (row) => measured(row, measure)),
        column(industry, (row) => row.industrial_share),
      ),
      regions: known.length,
    };
  });
}

export function regionName(row: Pick<ErrorRow, "name_ko" | "name_en">, state: Pick<State, "language">): string {
  return state.language === "ko" ? row.name_ko : row.name_en;
}

/** The region the page looks at: the one chosen, else the one the forecast missed most. */
export function selectedRegion({ rows, inputs }: State): ErrorRow | undefined {
  const code = rows.history[0]?.region_code;
  return rows.errors.find((row) => row.region_code === (code ?? inputs.region));
}

export function monthName(month: string, language: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return MISSING;
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric", month: "long" }).format(date);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Mean of what is there; missing where nothing is. */
function mean(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  return present.length ? present.reduce((sum, value) => sum + value, 0) / present.length : null;
}

/** Level of the narrower interval: that of lo80_kwh and hi80_kwh. */
const NARROW_LEVEL = 0.8;

/** Share of regions whose use fell into its 80 % interval, over those that have one; missing where none has. */
function coveredShare(rows: readonly ErrorRow[]): number | null {
  const banded = rows.flatMap(({ actual_kwh, lo80_kwh, hi80_kwh }) =>
    actual_kwh === null || lo80_kwh === null || hi80_kwh === null
      ? []
      : [actual_kwh >= lo80_kwh && actual_kwh <= hi80_kwh],
  );
  return banded.length ? banded.filter(Boolean).length / banded.length : null;
}

/** The numbers and words that the prose binds. */
export function values(state: State): Readonly<Record<string, LiveValue>> {
  const { rows, inputs, language } = state;
  const errors = (text: string): LiveValue => ({ text, query: "errors" });
  const shares = rows.errors.flatMap(({ wape }) => (wape === null ? [] : [wape]));
  const known = rows.errors.filter((row) => row.mae_kwh !== null && row.actual_kwh !== null);
  const total = (of: (row: ErrorRow) => number | null) => known.reduce((sum, row) => sum + (of(row) as number), 0);
  const actual = known.length ? total((row) => row.actual_kwh) : Number.NaN;
  const missed = known.length ? total((row) => row.mae_kwh) : Number.NaN;
  const worst = (measure: Measure) => {
    const names = ranked(rows.errors, measure).slice(0, 3);
    return names.map((row) => regionName(row, state)).join(", ") || MISSING;
  };
  const mase = confounding(rows.errors).find(({ measure }) => measure === "mase");
  const best = rows.models.find(({ wape }) => wape !== null);
  const chosen = rows.models.find(({ model }) => model === inputs.model);
  const selected = selectedRegion(state);
  const format = measureFormat("mae", selected?.mae_kwh ?? 0, language);
  return {
    month: errors(monthName(inputs.month, language)),
    medianError: errors(formatPercent(median(shares), language)),
    weightedError: errors(formatPercent(missed / actual, language)),
    use: errors(formatEnergy(actual, language)),
    missed: errors(formatEnergy(missed, language)),
    regions: errors(String(known.length)),
    worstByMae: errors(worst("mae")),
    worstByWape: errors(worst("wape")),
    rhoMaseSize: errors(formatDecimal(mase?.withSize, language, 2)),
    bestModel: { text: best ? modelName(best.model, language) : MISSING, query: "models" },
    bestModelError: { text: formatPercent(best?.wape, language), query: "models" },
    modelsRan: { text: String(rows.models.filter(({ ran }) => ran > 0).length), query: "models" },
    modelsAll: { text: String(rows.models.length), query: "models" },
    modelNote: { text: modelNote(chosen?.note ?? chosen?.reason ?? MISSING, language), query: "models" },
    selected: errors(selected ? regionName(selected, state) : MISSING),
    selectedError: errors(format.text(selected?.mae_kwh)),
    selectedShare: errors(formatPercent(selected?.wape, language)),
    coverage: errors(formatPercent(mean(known.map((row) => row.coverage)), language)),
    narrowLevel: errors(formatPercent(NARROW_LEVEL, language, 0)),
    covered: errors(formatPercent(coveredShare(rows.errors), language, 0)),
    backtestMonths: { text: String(Math.max(0, ...rows.backtest.map(({ months }) => months))), query: "backtest" },
  };
}
