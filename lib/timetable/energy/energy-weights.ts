import type { PlanScore } from "./plan-score.ts";

/** What counts how much, in points of UD2. */
export interface EnergyWeights {
  /** By mean kWh a week that lectures drive. [1/kWh] */
  readonly kwh: number;
  /** By mean kgCO2e a week. [1/kgCO2e] */
  readonly kgCo2e: number;
  /** By mean cost a week, in thousand won. [1/1000 KRW] */
  readonly thousandKrw: number;
  /** By kWh a week of own generation that is not used at once, the mean: what is won is self-consumption. [1/kWh] */
  readonly exportedKwh: number;
  /** By mean peak of the weeks. [1/kW] */
  readonly peakKw: number;
  /** By lecture that meets at another time than now. */
  readonly movedTime: number;
  /** By lecture that changes its room only. */
  readonly movedRoom: number;
}

/** Nothing counts. */
export const NO_WEIGHTS: EnergyWeights = {
  ...{ kwh: 0, kgCo2e: 0, thousandKrw: 0, exportedKwh: 0, peakKw: 0, movedTime: 0, movedRoom: 0 },
};

/**
 * Points of a score by energy alone, disturbance apart.
 *
 * @param score The score of a plan.
 * @param weights What counts how much.
 * @returns Points.
 */
export function energyPoints({ mean }: PlanScore, weights: EnergyWeights): number {
  return (
    weights.kwh * mean.kwh +
    weights.kgCo2e * mean.kgCo2e +
    weights.thousandKrw * (mean.krw / 1000) +
    weights.exportedKwh * mean.exportKwh +
    weights.peakKw * mean.peakKw
  );
}
