import { energyUnit } from "#lib/core/energy-unit.ts";
import type { FigureLegend } from "#lib/notebook/analysis.ts";
import { admits } from "#lib/notebook/filters.ts";
import type { Text } from "#lib/notebook/language.ts";
import type { CategoryBar } from "#lib/plot/category-bars.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";

export interface EnergyRow {
  readonly kwh: number | null;
  readonly estimated_kwh: number | null;
  readonly known: number;
  readonly expected: number;
}

/** Said where no reading is in what is chosen. */
export function emptyWithout(rows: readonly EnergyRow[]): Text | undefined {
  if (rows.some(({ kwh }) => kwh !== null)) return undefined;
  return {
    en: "No readings are in what is chosen. Take a filter away, or import readings.",
    ko: "선택한 범위에 검침값이 없습니다. 필터를 줄이거나 검침 자료를 가져오세요.",
  };
}

/** Bars of rows; the unit is the one that the largest asks for, and stands in the unit line. */
export function energyBars<R extends EnergyRow>(
  rows: readonly R[],
  { language }: State,
  key: (row: R) => string,
  name: (row: R) => string,
): CategoryBar[] {
  const unit = energyUnit(largest(rows));
  return rows.map((row) => ({
    key: key(row),
    name: name(row),
    value: row.kwh,
    estimated: row.estimated_kwh,
    label: row.kwh === null ? "–" : formatNumber(row.kwh / unit.kwh, language),
  }));
}

export function unitName(rows: readonly EnergyRow[]): string {
  return energyUnit(largest(rows)).name;
}

function largest(rows: readonly EnergyRow[]): number {
  return Math.max(0, ...rows.map(({ kwh }) => kwh ?? 0));
}

/** The keys that a filter of the page chooses among some; undefined where there is no such filter. */
export function chosenKeys(state: State, dimension: string, keys: readonly string[]): string[] | undefined {
  const filter = state.filters?.[dimension];
  return filter && keys.filter((key) => admits(filter, key));
}

export function estimatedLegend({ language }: State): FigureLegend {
  const [known, estimated] = { en: ["read", "estimated"], ko: ["검침", "추정"] }[language] as [string, string];
  return {
    kinds: [
      { colour: "var(--category-1)", name: known },
      { colour: "url(#hatch-estimated)", name: estimated },
    ],
  };
}

/** A table of the rows: what they are of, energy, how much is estimated, intervals known of those expected. */
export function energyTable<R extends EnergyRow>(
  rows: readonly R[],
  state: State,
  heading: Text,
  name: (row: R) => string,
) {
  const rest = {
    en: ["Energy kWh", "Estimated kWh", "Intervals known", "Intervals expected"],
    ko: ["전력량 kWh", "추정 kWh", "값이 있는 구간", "전체 구간"],
  }[state.language];
  return {
    columns: [heading[state.language], ...rest],
    rows: rows.map((row) => [name(row), row.kwh, row.estimated_kwh, row.known, row.expected]),
  };
}
