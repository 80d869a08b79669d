import { energyUnit } from "#lib/core/energy-unit.ts";
import type { FigureLegend } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { MISSING_FILL } from "#lib/plot/classes.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { Measure } from "../inputs.ts";
import type { ErrorRow, Measured } from "../measures.ts";
import { measured, measureFormat, ranked } from "../measures.ts";
import type { State } from "../values.ts";
import { regionName } from "../values.ts";

const NOTHING_RAN: Text = {
  en: "This model could not be fitted to the history before this month. Choose another model or a later month.",
  ko: "이 모형은 해당 월 이전의 이력으로 추정할 수 없습니다. 다른 모형이나 이후의 월을 선택하세요.",
};

const NOT_COMPUTED: Text = {
  en: "The forecasts of this contract type are not computed yet. If Wattbook has just been started it is at work on them: load the page again in a minute. Else run wattbook derive.",
  ko: "이 계약종별의 예측은 아직 계산되지 않았습니다. Wattbook을 막 시작했다면 계산하는 중이니 잠시 뒤 페이지를 다시 여세요. 아니라면 wattbook derive를 실행하세요.",
};

export function emptyWithoutErrors({ rows }: State): Text | undefined {
  if (rows.errors.length === 0) return NOT_COMPUTED;
  return rows.errors.some(({ mae_kwh }) => mae_kwh !== null) ? undefined : NOTHING_RAN;
}

const NO_BENCHMARK: Text = {
  en: "Skill compares with the seasonal naive, which needs the same month of an earlier year. The data do not have it: choose another measure.",
  ko: "스킬은 계절 단순 예측과 견주므로 지난해 같은 달이 필요합니다. 자료에 그 달이 없으니 다른 척도를 선택하세요.",
};

const NO_SCALE: Text = {
  en: "MASE needs a month and the same month a year later in the history. The data do not have such a pair yet: choose another measure.",
  ko: "MASE에는 이력 안에 1년 간격의 같은 달이 필요합니다. 아직 그런 자료가 없으니 다른 척도를 선택하세요.",
};

const NO_USE: Text = {
  en: "WAPE divides by use, and no region used anything in this month: choose another measure.",
  ko: "WAPE는 사용량으로 나누는데 이 달에는 사용한 지역이 없습니다. 다른 척도를 선택하세요.",
};

/** Why the chosen measure has no value in any of the rows, or undefined where it has one. */
export function emptyWithoutMeasure(state: State, rows: readonly Measured[] = state.rows.errors): Text | undefined {
  const { measure } = state.inputs;
  if (state.rows.errors.length === 0) return NOT_COMPUTED;
  if (rows.every(({ mae_kwh }) => mae_kwh === null)) return NOTHING_RAN;
  if (rows.some((row) => measured(row, measure) !== null)) return undefined;
  return measure === "skill" ? NO_BENCHMARK : measure === "mase" ? NO_SCALE : NO_USE;
}

/** Industry from half of the use upwards, else the rest; hatched where the share is missing. */
export function kindFill(industrialShare: number | null): string {
  if (industrialShare === null) return MISSING_FILL;
  return industrialShare >= 0.5 ? "var(--category-2)" : "var(--category-1)";
}

const KINDS = {
  en: ["under half of use industrial", "half or more", "not known"],
  ko: ["산업용 비중 절반 미만", "절반 이상", "알 수 없음"],
} as const;

/** What the colours of {@link kindFill} mean. */
export function kindLegend({ language, rows }: State): FigureLegend {
  const [less, more, unknown] = KINDS[language];
  const isMissing = rows.errors.some(({ industrial_share }) => industrial_share === null);
  return {
    kinds: [
      { colour: kindFill(0), name: less },
      { colour: kindFill(1), name: more },
      ...(isMissing ? [{ colour: kindFill(null), name: unknown }] : []),
    ],
  };
}

export function tickText(language: string, largest: number) {
  const unit = energyUnit(largest);
  return { unit: unit.name, tick: (kwh: number) => formatNumber(kwh / unit.kwh, language, 2) };
}

export function largestUse(
  rows: readonly { readonly actual_kwh: number | null; readonly forecast_kwh: number | null }[],
): number {
  return Math.max(
    0,
    ...rows.map((row) =>
      Math.max(row.actual_kwh ?? Number.NEGATIVE_INFINITY, row.forecast_kwh ?? Number.NEGATIVE_INFINITY),
    ),
  );
}

export function scatterUnit(
  rows: readonly { readonly actual_kwh: number | null; readonly forecast_kwh: number | null }[],
): string {
  return energyUnit(largestUse(rows)).name;
}

export function worstCodes(state: State, count: number): string[] {
  return ranked(state.rows.errors, "mae")
    .slice(0, count)
    .map(({ region_code }) => region_code);
}

export function largest(rows: readonly ErrorRow[], measure: Measure): number {
  return Math.max(0, ...rows.map((row) => Math.abs(measured(row, measure) ?? 0)));
}

export function worstNames(state: State): string {
  return ranked(state.rows.errors, state.inputs.measure)
    .slice(0, 3)
    .map((row) => regionName(row, state))
    .join(", ");
}

export function unitSuffix(measure: Measure, rows: readonly ErrorRow[]): string {
  const { unit } = measureFormat(measure, largest(rows, measure), "en");
  return unit && unit !== "MASE" ? `, ${unit}` : "";
}
