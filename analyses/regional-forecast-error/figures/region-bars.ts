import { textWidth } from "#lib/plot/label-placement.ts";
import type { RankedBar } from "#lib/plot/paired-bars.ts";
import type { ErrorRow } from "../measures.ts";
import type { State } from "../values.ts";
import { regionName } from "../values.ts";
import { kindFill } from "./shared.ts";

export function bars(
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

export function widths(all: readonly RankedBar[]) {
  const most = (of: (bar: RankedBar) => string) => Math.max(24, ...all.map((bar) => textWidth(of(bar))));
  return { nameWidth: most(({ name }) => name) + 10, labelWidth: most(({ label }) => label) + 12 };
}
