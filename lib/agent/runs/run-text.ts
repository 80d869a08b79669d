import type { Estimate } from "#lib/workload/estimate.ts";
import type { RunRecord } from "./run-record.ts";

const TIERS = { T2: "T2 (counters)", T3: "T3 (model)" };

/** What a person reads after a run. */
export function runLines(run: RunRecord): string[] {
  const { energy_wh: wh, co2e_g: grams, factor } = run;
  const ended = run.interrupted ? ", interrupted" : "";
  const when = [factor.period, factor.published && `published ${factor.published}`, factor.basis].filter(Boolean);
  const parts = [
    `${figure(run.dynamic_wh)} Wh by its work`,
    `${figure(run.idle_wh)} Wh its share of idling (by processor time)`,
    ...(run.gpu_wh > 0 ? [`${figure(run.gpu_wh)} Wh graphics`] : []),
  ];
  return [
    `${run.name}: ${figure(wh.value / 1000)} kWh, ${figure(grams.value)} gCO2e in ${span(run.duration_s)}, ${figure(run.mean_w)} W on average${ended}`,
    `  interval  ${range(wh, 1000)} kWh, ${range(grams)} gCO2e, at the socket`,
    `  evidence  ${evidence(run)}`,
    `  of it     ${parts.join(", ")}; the whole machine meanwhile: ${figure(run.machine_wh)} Wh`,
    ...(run.gpu_unlisted_wh > 0
      ? [`  left out  ${figure(run.gpu_unlisted_wh)} Wh of graphics cards on which nvidia-smi lists no program`]
      : []),
    `  factor    ${factor.kg_co2e_per_kwh} kgCO2e/kWh: ${factor.name}${when.length > 0 ? ` (${when.join(", ")})` : ""}. ${factor.source}`,
    ...(run.coarse === null ? [] : [`  coarse    ${run.coarse}: take the figure as an order of magnitude`]),
  ];
}

function evidence({ tier, sources, covers }: RunRecord): string {
  if (tier === null) return "none";
  // That a model is one is said already.
  const named = sources.filter((source) => source !== "model");
  return `${[TIERS[tier], ...named].join(", ")}: ${covers.join("; ")}`;
}

/** Three digits that count, without an exponent. */
export function figure(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return digits > 20 ? "0" : Number(value.toPrecision(3)).toFixed(Math.min(20, digits));
}

function range({ low, high }: Estimate, by = 1): string {
  return `${figure(low / by)} to ${figure(high / by)}`;
}

function span(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  if (seconds < 7200) return `${(seconds / 60).toFixed(1)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
