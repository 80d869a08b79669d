import { times } from "#lib/workload/estimate.ts";
import { curvePower, type PowerCurve } from "#lib/workload/power-curve.ts";
import type { Look, PowerSource, SourceReading } from "./power-source.ts";

/** The whole machine from how busy it is, where nothing measures it. Graphics cards are not in it. */
export class ModelledPower implements PowerSource {
  readonly coversGraphics = false;
  readonly #curve: PowerCurve;

  constructor(curve: PowerCurve) {
    this.#curve = curve;
  }

  async read({ seconds, isGap, utilisation }: Look): Promise<SourceReading | null> {
    if (isGap || !(seconds > 0) || Number.isNaN(utilisation)) return null;
    return {
      source: "model",
      tier: "T3",
      covers: this.#curve.basis,
      energy: times(curvePower(this.#curve, utilisation), seconds),
      idle: times(this.#curve.idle, seconds),
    };
  }
}
