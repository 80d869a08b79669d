import { type Estimate, times } from "#lib/workload/estimate.ts";
import type { Tier } from "../sources/power-source.ts";
import type { RunEnergy } from "./run-energy.ts";

/** The factor that a run's emissions are counted by, with all that must be said of it. */
export interface RunFactor {
  readonly kg_co2e_per_kwh: number;
  readonly name: string;
  /** Blank where it was given by hand. */
  readonly period: string;
  readonly published: string;
  readonly basis: string;
  readonly source: string;
}

/** A run as it is kept: one line of `runs.jsonl`. */
export interface RunRecord {
  readonly id: string;
  readonly name: string;
  readonly command: readonly string[];
  readonly started_at: string;
  readonly ended_at: string;
  readonly duration_s: number;
  /** Null where a signal ended it, or nobody saw its end. */
  readonly exit_code: number | null;
  readonly signal: string | null;
  /** It was told to stop, or was ended from outside: the figures are of what ran until then. */
  readonly interrupted: boolean;
  readonly energy_wh: Estimate;
  readonly dynamic_wh: number;
  readonly idle_wh: number;
  readonly gpu_wh: number;
  /** Of graphics cards on which no program is listed: not in `energy_wh`. */
  readonly gpu_unlisted_wh: number;
  /** All that the machine used meanwhile. */
  readonly machine_wh: number;
  readonly co2e_g: Estimate;
  readonly mean_w: number;
  readonly cpu_s: number;
  /** Time for which no source could tell, so that it is missing above. */
  readonly unknown_s: number;
  readonly tier: Tier | null;
  readonly sources: readonly string[];
  readonly covers: readonly string[];
  readonly factor: RunFactor;
  /** Why the figure is coarse; null where it is not. */
  readonly coarse: string | null;
}

/** What is known of a run beside its energy. */
export type RunFacts = Pick<
  RunRecord,
  "id" | "name" | "command" | "started_at" | "ended_at" | "exit_code" | "signal" | "interrupted"
>;

const JOULES_PER_WH = 3600;
/** Shorter runs are a few looks and ticks of a clock long. [s] */
const SHORT_SECONDS = 10;
const FEW_CPU_SECONDS = 0.5;

/** What a run used and what that emitted: energy times factor, each end of the interval by itself. */
export function runRecord(facts: RunFacts, total: RunEnergy, factor: RunFactor): RunRecord {
  const wh = times(total.energy, 1 / JOULES_PER_WH);
  const seconds = (Date.parse(facts.ended_at) - Date.parse(facts.started_at)) / 1000;
  return {
    ...facts,
    duration_s: seconds,
    energy_wh: wh,
    dynamic_wh: total.dynamic.value / JOULES_PER_WH,
    idle_wh: total.idle.value / JOULES_PER_WH,
    gpu_wh: total.graphics.value / JOULES_PER_WH,
    gpu_unlisted_wh: total.unlisted.value / JOULES_PER_WH,
    machine_wh: total.machine.value / JOULES_PER_WH,
    // Wh × kg/kWh is g.
    co2e_g: times(wh, factor.kg_co2e_per_kwh),
    mean_w: total.seconds > 0 ? total.energy.value / total.seconds : 0,
    cpu_s: total.cpuSeconds,
    unknown_s: total.unknownSeconds,
    tier: total.tier,
    sources: total.sources,
    covers: total.covers,
    factor,
    coarse: coarseness(seconds, total),
  };
}

function coarseness(seconds: number, { cpuSeconds, unknownSeconds, tier }: RunEnergy): string | null {
  if (tier === null) return "no source told anything of this time";
  if (unknownSeconds > 0) return `nothing is known of ${unknownSeconds.toFixed(0)} s of it, which are left out`;
  if (seconds < SHORT_SECONDS) return `the run took less than ${SHORT_SECONDS} s`;
  if (cpuSeconds < FEW_CPU_SECONDS) return `it used less than ${FEW_CPU_SECONDS} s of processor time`;
  return null;
}
