import type { EnergyUnit } from "#lib/core/energy-unit.ts";
import { energyUnit } from "#lib/core/energy-unit.ts";
import type { Language, Text } from "#lib/notebook/language.ts";
import { formatNumber, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import type { Measure } from "./inputs.ts";
import type { AnalysisRows } from "./queries.ts";

export type ErrorRow = AnalysisRows["errors"][number];

export type Measured = Pick<ErrorRow, "mae_kwh" | "mse_kwh2" | "wape"> & {
  readonly mase?: number | null;
  readonly skill?: number | null;
};

/** The value of a measure in a row of errors; larger is worse, but for skill, where larger is better. */
export function measured(row: Measured, measure: Measure): number | null {
  const value = { mae: row.mae_kwh, mse: row.mse_kwh2, wape: row.wape, mase: row.mase, skill: row.skill }[measure];
  return value ?? null;
}

/** How bad a row is by a measure, for rankings: skill is turned round. */
function badness(row: Measured, measure: Measure): number | null {
  const value = measured(row, measure);
  return value === null ? null : measure === "skill" ? -value : value;
}

/** The measure with the sign of the error (more was used than forecast: positive); MSE and skill have none. */
export function signedMeasure(row: Measured & { readonly error_kwh: number | null }, measure: Measure): number | null {
  const value = measured(row, measure);
  if (value === null || measure === "mse" || measure === "skill") return value;
  return row.error_kwh === null ? null : Math.sign(row.error_kwh) * value;
}

/** How the values of a measure are written, in a unit that fits the largest of them. */
export interface MeasureFormat {
  readonly unit: string;
  /** Size of the unit in the measure's own unit (kWh, kWh², 1). */
  readonly size: number;
  readonly text: (value: number | null | undefined) => string;
}

export function measureFormat(measure: Measure, largest: number, language: Language): MeasureFormat {
  if (measure === "wape") return { unit: "%", size: 0.01, text: (value) => formatPercent(value, language) };
  if (measure === "mase" || measure === "skill") {
    return { unit: measure === "mase" ? "MASE" : "", size: 1, text: (value) => formatNumber(value, language) };
  }
  const unit: EnergyUnit = energyUnit(measure === "mse" ? Math.sqrt(Math.abs(largest)) : largest);
  const name = measure === "mse" ? `${unit.name}²` : unit.name;
  const size = measure === "mse" ? unit.kwh ** 2 : unit.kwh;
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? MISSING : `${formatNumber(value / size, language)} ${name}`;
  return { unit: name, size, text };
}

export const MEASURE_MEANING: Readonly<Record<Measure, Text>> = {
  mae: { en: "absolute error", ko: "절대오차" },
  mse: { en: "squared error", ko: "제곱오차" },
  wape: { en: "absolute error as a share of use", ko: "사용량 대비 절대오차" },
  mase: {
    en: "absolute error in units of the usual change over a year",
    ko: "전년 동월 대비 평균 변화량을 단위로 한 절대오차",
  },
  skill: { en: "skill: 1 − error ÷ error of the seasonal naive", ko: "스킬: 1 − 오차 ÷ 계절 단순 예측의 오차" },
};

/** Heading of a column of a measure's own values; a measure without a unit has none. */
export const MEASURE_HEADING: Readonly<Record<Measure, Text>> = {
  mae: { en: "Absolute error kWh", ko: "절대오차 kWh" },
  mse: { en: "Squared error kWh²", ko: "제곱오차 kWh²" },
  wape: { en: "WAPE", ko: "WAPE" },
  mase: { en: "MASE", ko: "MASE" },
  skill: { en: "Skill", ko: "스킬" },
};

/** The rows that have a value, the worst first. */
export function ranked<Row extends Measured>(rows: readonly Row[], measure: Measure): Row[] {
  return rows
    .filter((row) => badness(row, measure) !== null)
    .sort((a, b) => (badness(b, measure) as number) - (badness(a, measure) as number));
}
