import { errorsBefore } from "#lib/forecast/backtest.ts";
import type { ModelOutcome } from "#lib/forecast/model.ts";
import type { Panel, PanelForecast } from "#lib/forecast/panel.ts";
import { bottomUp, reconcile } from "#lib/forecast/reconcile.ts";

export type Reconciliation = "mint-diagonal" | "bottom-up" | "none";

/** Past errors every node needs before its variance weighs in. */
const LEAST_ERRORS = 3;

/** The newest of the forecasts made coherent over the levels, and how that was done for each of its models. */
export function reconciledForecast(panel: Panel, parents: readonly number[], forecasts: readonly PanelForecast[]) {
  const newest = forecasts.at(-1)!;
  const past = forecasts.slice(0, -1);
  const done = newest.models.map(({ name, outcomes }) => {
    const errors = errorsBefore(panel, past, name, 1, newest.origin);
    return { name, ...coherent(parents, outcomes, errors) };
  });
  const models = done.map(({ name, outcomes }) => ({ name, outcomes }));
  return { forecast: { ...newest, models }, methods: done.map(({ method }) => method) };
}

function coherent(parents: readonly number[], outcomes: readonly ModelOutcome[], errors: readonly Float64Array[]) {
  const kept = keptNodes(parents, outcomes);
  if (kept.length === 0) return { outcomes: outcomes.map(refused), method: "none" as Reconciliation };
  const place = new Map(kept.map((node, i) => [node, i]));
  const tree = kept.map((node) => (parents[node]! < 0 ? -1 : place.get(parents[node]!)!));
  const yHat = Float64Array.from(kept, (node) => firstStep(outcomes[node]!));
  const variances = Float64Array.from(kept, (node) => meanSquare(errors[node]!));
  const isInformed = variances.every((variance) => !Number.isNaN(variance)) && yHat.every((y) => !Number.isNaN(y));
  const method: Reconciliation = isInformed ? "mint-diagonal" : "bottom-up";
  const summed = isInformed ? reconcile(tree, yHat, variances, { nonNegative: true }) : bottomUp(tree, yHat);
  const byNode = outcomes.map((outcome, node): ModelOutcome => {
    const at = place.get(node);
    if (at === undefined) return refused(outcome);
    const note = outcome.ran ? outcome.note : undefined;
    return { ran: true, yHat: Float64Array.of(summed[at]!), ...(note === undefined ? {} : { note }) };
  });
  return { outcomes: byNode, method };
}

/** Municipalities that have a forecast, and the nodes above them. */
function keptNodes(parents: readonly number[], outcomes: readonly ModelOutcome[]): number[] {
  const inner = new Set(parents);
  const kept = new Set<number>();
  for (const [node, outcome] of outcomes.entries()) {
    if (inner.has(node) || !outcome.ran) continue;
    for (let at = node; at >= 0; at = parents[at]!) kept.add(at);
  }
  return [...kept].sort((a, b) => a - b);
}

function refused(outcome: ModelOutcome): ModelOutcome {
  return outcome.ran ? { ran: false, reason: "no municipality below has a forecast" } : outcome;
}

function firstStep(outcome: ModelOutcome): number {
  return outcome.ran ? outcome.yHat[0]! : Number.NaN;
}

function meanSquare(errors: Float64Array): number {
  const present = errors.filter((e) => !Number.isNaN(e));
  if (present.length < LEAST_ERRORS) return Number.NaN;
  return present.reduce((sum, e) => sum + e * e, 0) / present.length;
}
