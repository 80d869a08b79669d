import { seasonalScale } from "#lib/forecast/accuracy.ts";
import type { ConformalBand } from "#lib/forecast/conformal.ts";
import type { Panel, PanelForecast } from "#lib/forecast/panel.ts";
import { panelBands } from "#lib/forecast/panel-bands.ts";
import type { Reconciliation } from "./coherent.ts";
import type { ForecastTask } from "./task.ts";

const NAMES = [
  "target_month",
  "level",
  "region_code",
  "contract",
  "model",
  "ran",
  "note",
  "history_months",
  "actual_kwh",
  "forecast_kwh",
  "base_kwh",
  "lo80_kwh",
  "hi80_kwh",
  "lo95_kwh",
  "hi95_kwh",
  "basis",
  "error_count",
  "error_months",
  "reconciliation",
  "mase_scale_kwh",
] as const;

type Rows = Record<(typeof NAMES)[number], unknown[]>;

export function noRows(): Rows {
  return Object.fromEntries(NAMES.map((name) => [name, []])) as unknown as Rows;
}

interface OriginForecasts {
  readonly task: ForecastTask;
  readonly panel: Panel;
  /** Coherent forecasts of this origin and the ones before it, this one last. */
  readonly coherent: readonly PanelForecast[];
  readonly base: readonly PanelForecast[];
  readonly methods: readonly Reconciliation[];
  readonly month: string;
}

/** Adds the rows of the newest origin: a row a model and region, with intervals from what earlier origins had missed. */
export function forecastRows(rows: Rows, { task, panel, coherent, base, methods, month }: OriginForecasts): void {
  const newest = coherent.at(-1)!;
  const past = coherent.slice(0, -1);
  const { origin } = newest;
  const scales = panel.values.map((values) => seasonalScale(values.subarray(0, origin), panel.seasonLength));
  const lengths = panel.values.map((values) => values.subarray(0, origin).filter((y) => !Number.isNaN(y)).length);
  for (const [m, { name, outcomes }] of newest.models.entries()) {
    const bands = panelBands(panel, { past, model: name, origin, step: 1, levels: [0.8, 0.95] });
    for (const [i, { level, code }] of task.nodes.entries()) {
      const outcome = outcomes[i]!;
      const yHat = outcome.ran ? outcome.yHat[0]! : Number.NaN;
      const raw = base.at(-1)!.models[m]!.outcomes[i]!;
      const [band80, band95] = bands.map((ofLevel) => ofLevel[i]!) as [ConformalBand, ConformalBand];
      const row: Record<keyof Rows, unknown> = {
        target_month: `${month}-01`,
        level,
        region_code: code,
        contract: task.partition,
        model: name,
        ran: outcome.ran,
        note: outcome.ran ? (outcome.note ?? null) : outcome.reason,
        history_months: lengths[i]!,
        actual_kwh: present(panel.values[i]![origin]!),
        forecast_kwh: present(yHat),
        base_kwh: raw.ran ? present(raw.yHat[0]!) : null,
        lo80_kwh: present(Math.max(0, yHat - band80.halfWidth)),
        hi80_kwh: present(yHat + band80.halfWidth),
        lo95_kwh: present(Math.max(0, yHat - band95.halfWidth)),
        hi95_kwh: present(yHat + band95.halfWidth),
        basis: basis(band80),
        error_count: band80.count,
        error_months: band80.origins,
        reconciliation: methods[m]!,
        mase_scale_kwh: present(scales[i]!),
      };
      for (const column of NAMES) rows[column].push(row[column]);
    }
  }
}

function present(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function basis({ halfWidth, pooled }: ConformalBand): "own" | "pooled" | "none" {
  return Number.isNaN(halfWidth) ? "none" : pooled ? "pooled" : "own";
}
