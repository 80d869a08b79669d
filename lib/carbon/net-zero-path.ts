import type { Battery } from "./battery.ts";
import { greedyTotals } from "./greedy-totals.ts";
import type { SizingSite } from "./sizing.ts";
import { uniformMatch } from "./uniform-match.ts";

/** How a campus and its grid change. */
export interface PathAssumptions {
  readonly firstYear: number;
  readonly lastYear: number;
  /** Growth of the load before anything is saved, and what efficiency saves of it. [1/a] */
  readonly loadGrowth: number;
  readonly efficiency: number;
  /** Photovoltaic power in the first year, added each year, and at most. [kWp] */
  readonly kwp: number;
  readonly kwpPerYear: number;
  readonly kwpMost: number;
  /** Fall of what a module generates. [1/a] */
  readonly degradation: number;
  /** Energy of the battery in the first year, added each year, and at most. [kWh] */
  readonly batteryKwh: number;
  readonly batteryKwhPerYear: number;
  readonly batteryKwhMost: number;
  /** Emission factor of the first year, an annual mean. [kgCO2e/kWh] */
  readonly kgCo2ePerKwh: number;
  /** Its fall; what of the grid is not carbon-free falls as fast. [1/a] */
  readonly factorDecline: number;
  /** Carbon-free share of the grid in the first year. [1] */
  readonly gridCfe: number;
  /** What brings sums of the known intervals to a year, as knownYear() tells it. [1] */
  readonly yearScale: number;
}

/** A year of the path. */
export interface PathYear {
  readonly year: number;
  readonly loadKwh: number;
  readonly kwp: number;
  readonly batteryKwh: number;
  readonly generationKwh: number;
  readonly importedKwh: number;
  readonly exportedKwh: number;
  readonly kgCo2ePerKwh: number;
  /** Generation over load, by the year. [1] */
  readonly annualRatio: number;
  /** CFE score by the hour, the grid's share included; and the site's own share alone. [1] */
  readonly hourlyScore: number;
  readonly ownShare: number;
  /** Imports less exports, as a claim by the year counts them; negative where more is exported. [kgCO2e] */
  readonly annualKg: number;
  /** Imports alone, as they come hour by hour. [kgCO2e] */
  readonly hourlyKg: number;
}

/** The path, and when it arrives. */
export interface NetZeroPath {
  readonly years: readonly PathYear[];
  /** First year without net emissions by the year; null where there is none, or no load is known. */
  readonly annualYear: number | null;
  /** First year without emissions of any hour; null where there is none, or no load is known. */
  readonly hourlyYear: number | null;
}

/** Hours are at zero when imports are less than this share of the load: rounding. */
const NOTHING = 1e-9;

/**
 * The way to net zero by year, both as it is claimed by annual sums and as hours have it. Load and sun keep the shape of the
 * year given.
 *
 * @param site Load of the first year, and what a new kWp generates.
 * @param batteryOf Battery of an energy in kWh.
 * @param assumptions How all of it changes.
 * @returns A row a year, and the years of net zero.
 * @throws {RangeError} If the last year comes before the first.
 */
export function netZeroPath(
  { load, perKwp, hours }: SizingSite,
  batteryOf: (energyKwh: number) => Battery,
  assumptions: PathAssumptions,
): NetZeroPath {
  const { firstYear, lastYear } = assumptions;
  if (!(lastYear >= firstYear)) {
    throw new RangeError(`Cannot follow a path as it ends in ${lastYear}, before it starts in ${firstYear}`);
  }
  const { yearScale } = assumptions;
  const [used, generation] = [new Float64Array(load.length), new Float64Array(load.length)];
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, age): PathYear => {
    const size = sizeOf(assumptions, age);
    const grown = ((1 + assumptions.loadGrowth) * (1 - assumptions.efficiency)) ** age;
    for (let t = 0; t < used.length; t++) {
      used[t] = load[t]! * grown;
      generation[t] = perKwp[t]! * size.fresh;
    }
    const totals = greedyTotals({ load: used, generation, hours }, batteryOf(size.batteryKwh));
    const left = (1 - assumptions.factorDecline) ** age;
    const match = uniformMatch(totals, 1 - (1 - assumptions.gridCfe) * left);
    const factor = assumptions.kgCo2ePerKwh * left;
    return {
      year: firstYear + age,
      loadKwh: totals.load * yearScale,
      kwp: size.kwp,
      batteryKwh: size.batteryKwh,
      generationKwh: totals.generation * yearScale,
      importedKwh: totals.imported * yearScale,
      exportedKwh: totals.exported * yearScale,
      kgCo2ePerKwh: factor,
      annualRatio: totals.load > 0 ? totals.generation / totals.load : Number.NaN,
      hourlyScore: match.score,
      ownShare: match.own,
      annualKg: (totals.imported - totals.exported) * yearScale * factor,
      hourlyKg: totals.imported * yearScale * factor,
    };
  });
  return {
    years,
    annualYear: years.find(({ annualKg, loadKwh }) => loadKwh > 0 && annualKg <= 0)?.year ?? null,
    hourlyYear: years.find(({ importedKwh, loadKwh }) => loadKwh > 0 && importedKwh <= loadKwh * NOTHING)?.year ?? null,
  };
}

/** What stands in a year, and the power of new modules that would generate as much as those of all ages. */
function sizeOf(
  { kwp, kwpPerYear, kwpMost, degradation, batteryKwh, batteryKwhPerYear, batteryKwhMost }: PathAssumptions,
  age: number,
): { readonly kwp: number; readonly fresh: number; readonly batteryKwh: number } {
  const built = (year: number) => Math.max(kwp, Math.min(kwpMost, kwp + kwpPerYear * year));
  let fresh = kwp * (1 - degradation) ** age;
  for (let year = 1; year <= age; year++) fresh += (built(year) - built(year - 1)) * (1 - degradation) ** (age - year);
  return {
    kwp: built(age),
    fresh,
    batteryKwh: Math.max(batteryKwh, Math.min(batteryKwhMost, batteryKwh + batteryKwhPerYear * age)),
  };
}
