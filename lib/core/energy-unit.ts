/** A unit of energy and how many kWh it is. */
export interface EnergyUnit {
  readonly name: "kWh" | "MWh" | "GWh" | "TWh";
  /** Size of one unit. [kWh] */
  readonly kwh: number;
}

const UNITS: readonly EnergyUnit[] = [
  { name: "TWh", kwh: 1e9 },
  { name: "GWh", kwh: 1e6 },
  { name: "MWh", kwh: 1e3 },
];

/**
 * The unit in which a set of energies reads best, chosen by the largest of them so that all share it.
 *
 * @param largestKwh Largest absolute value of the set. [kWh]
 * @returns The largest unit of which the value holds at least one; kWh for less than 1,000 kWh and for NaN.
 */
export function energyUnit(largestKwh: number): EnergyUnit {
  return UNITS.find(({ kwh }) => Math.abs(largestKwh) >= kwh) ?? { name: "kWh", kwh: 1 };
}
