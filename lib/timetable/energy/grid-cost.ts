import { UserError } from "#lib/core/user-error.ts";
import type { Instance } from "../model/instance.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import type { EnergyWeights } from "./energy-weights.ts";
import type { LoadChange } from "./load-change.ts";

/** Points of the load of all weeks, kept as it changes. */
export interface GridCost {
  /** Change of points with a change of load. */
  delta(change: LoadChange): number;
  /** Changes the load. */
  apply(change: LoadChange): void;
  /** Load of what the site uses beside lectures alone; its points. */
  reset(): number;
}

/**
 * Makes the cost of a load: imports by their price and carbon, exports by what they lose or earn, peaks.
 *
 * @param instance The instance.
 * @param energy Its weeks.
 * @param weights What counts how much.
 * @returns The cost, of no lectures at first.
 * @throws {UserError} If anything that counts is missing in a period.
 */
export function gridCost(instance: Instance, energy: CampusEnergy, weights: EnergyWeights): GridCost {
  const periods = instance.days * instance.slots;
  const weeks = energy.weeks.length;
  const column = (of: (week: (typeof energy.weeks)[number], p: number) => number) =>
    Float64Array.from({ length: weeks * periods }, (_, at) =>
      of(energy.weeks[Math.floor(at / periods)]!, at % periods),
    );
  const krw = weights.thousandKrw / 1000;
  const perImport = column(
    ({ krwPerKwh, kgCo2ePerKwh }, p) =>
      ((krw === 0 ? 0 : krw * krwPerKwh[p]!) + (weights.kgCo2e === 0 ? 0 : weights.kgCo2e * kgCo2ePerKwh[p]!)) / weeks,
  );
  const perExport = (weights.exportedKwh - krw * energy.krwPerExportedKwh) / weeks;
  const perKwh = weights.kwh / weeks;
  const perKw = weights.peakKw / weeks;
  const perHour = energy.slots.map(({ startMin, endMin }) => 60 / (endMin - startMin));
  const idle = column(({ otherKwh, pvKwh }, p) => otherKwh[p]! - pvKwh[p]!);
  // NaN is greater than nothing: a search would take any move.
  if (perImport.some(Number.isNaN) || idle.some(Number.isNaN)) {
    throw new UserError(
      "Cannot search by energy as generation, load, a price or a factor is missing in a period: choose other weather or another tariff",
    );
  }
  /** Load less generation, by week and period. */
  const net = Float64Array.from(idle);
  /** Points of each period over all weeks, but for what counts by kWh alone. */
  const points = new Float64Array(periods);
  const isGrid = perExport !== 0 || perImport.some((value) => value !== 0);
  const peaks = new Float64Array(weeks);

  function pointsOf(period: number, change: LoadChange | null): number {
    let sum = 0;
    const shared = change === null ? 0 : change.shared[period]!;
    const byWeek = change !== null && change.byWeek.length > 0 ? change.byWeek : null;
    for (let at = period; at < net.length; at += periods) {
      const value = net[at]! + shared + (byWeek === null ? 0 : byWeek[at]!);
      sum += value > 0 ? perImport[at]! * value : -perExport * value;
    }
    return sum;
  }

  function peakOf(week: number, change: LoadChange | null): number {
    let peak = 0;
    for (let p = 0, at = week * periods; p < periods; p++, at++) {
      let kwh = net[at]!;
      if (change !== null) kwh += change.shared[p]! + (change.byWeek.length > 0 ? change.byWeek[at]! : 0);
      peak = Math.max(peak, kwh * perHour[p % perHour.length]!);
    }
    return peak;
  }

  function delta(change: LoadChange): number {
    const { shared, byWeek } = change;
    let sum = 0;
    for (let i = 0; i < change.count; i++) {
      const period = change.periods[i]!;
      if (perKwh !== 0) {
        sum += perKwh * weeks * shared[period]!;
        for (let at = period; at < byWeek.length; at += periods) sum += perKwh * byWeek[at]!;
      }
      if (isGrid) sum += pointsOf(period, change) - points[period]!;
    }
    if (perKw !== 0) for (let week = 0; week < weeks; week++) sum += perKw * (peakOf(week, change) - peaks[week]!);
    return sum;
  }

  function apply(change: LoadChange): void {
    for (let i = 0; i < change.count; i++) {
      const period = change.periods[i]!;
      if (isGrid) points[period] = pointsOf(period, change);
      for (let at = period; at < net.length; at += periods) {
        net[at]! += change.shared[period]! + (change.byWeek.length > 0 ? change.byWeek[at]! : 0);
      }
    }
    if (perKw !== 0) for (let week = 0; week < weeks; week++) peaks[week] = peakOf(week, null);
  }

  function reset(): number {
    net.set(idle);
    let sum = 0;
    for (let p = 0; p < periods; p++) {
      points[p] = pointsOf(p, null);
      if (isGrid) sum += points[p]!;
    }
    for (let week = 0; week < weeks; week++) {
      peaks[week] = peakOf(week, null);
      sum += perKw * peaks[week]!;
    }
    return sum;
  }

  return { delta, apply, reset };
}
