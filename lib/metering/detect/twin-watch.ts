import { openTwin } from "../twin/open-twin.ts";
import type { Expectation, Twin, TwinInput, TwinState } from "../twin/twin.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { PARTING_RULES, Parting, type PartingRules } from "./parting.ts";
import { standardResidual } from "./standard-residual.ts";

/** A moment of a device beside its twin. */
export interface WatchedMoment extends Expectation {
  /** Reported − expected; null where either says nothing. [unit of the metric] */
  readonly residual: number | null;
  /** The same where the edge of the band is 1.64; null where either says nothing. [standard deviations] */
  readonly deviations: number | null;
  /** Since when they are apart; null: they are not. [ms since 1970, UTC] */
  readonly apartSince: number | null;
  /** Whether the device reads more (1) or less (−1) than its twin; 0 while they are together. */
  readonly side: -1 | 0 | 1;
}

/** What a {@link TwinWatch} remembers: plain JSON. */
export interface WatchState {
  readonly twin: TwinState;
  readonly parting: Readonly<Record<string, number>>;
}

/** More must come together than this many times what did in the history that the twin was calibrated with. [1] */
const BEYOND_HISTORY = 2;

/** Rules for any device, or a higher threshold: a room whose lectures are called off now and then parts further by itself. */
function partingRules({ calibration }: TwinModel): PartingRules {
  const own = BEYOND_HISTORY * (calibration?.gathered ?? 0);
  return { ...PARTING_RULES, threshold: Math.max(PARTING_RULES.threshold, own) };
}

/** A device and its twin, side by side: told moments in the order of time, it says what was expected and since when they part. */
export class TwinWatch {
  readonly #twin: Twin;
  readonly #parting: Parting;

  constructor(model: TwinModel, state?: WatchState, rules: PartingRules = partingRules(model)) {
    this.#twin = openTwin(model, state?.twin);
    this.#parting = new Parting(rules, state?.parting);
  }

  /** Takes a moment; what is reported there moves only what is said of later ones. */
  step(input: TwinInput): WatchedMoment {
    const expectation = this.#twin.step(input);
    const { expected } = expectation;
    const deviations = standardResidual(expectation, input.reported);
    const { apartSince, side } = this.#parting.step(input.at, deviations);
    const residual = expected === null || input.reported === null ? null : input.reported - expected;
    return { ...expectation, residual, deviations: Number.isNaN(deviations) ? null : deviations, apartSince, side };
  }

  /** What the constructor takes to go on. */
  save(): WatchState {
    return { twin: this.#twin.save(), parting: this.#parting.save() };
  }
}
