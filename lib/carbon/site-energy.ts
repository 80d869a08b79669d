/** What a site used and generated, as columns of equal length, one value an interval; missing is NaN. */
export interface SiteEnergy {
  /** Energy used. [kWh] */
  readonly load: Float64Array;
  /** Energy generated on the site, or contracted and delivered to its grid in the same interval. [kWh] */
  readonly generation: Float64Array;
  /** Length of an interval. [h] */
  readonly hours: number;
}

/**
 * Checks that the columns of a site fit together.
 *
 * @param site Columns, shape [n] each.
 * @returns The number of intervals n.
 * @throws {RangeError} If the columns differ in length, have a negative value, or intervals no length.
 */
export function intervalsOf({ load, generation, hours }: SiteEnergy): number {
  const n = load.length;
  if (generation.length !== n) {
    throw new RangeError(
      `Cannot match energies as columns differ: ${n} intervals of load, ${generation.length} generated`,
    );
  }
  if (!(hours > 0))
    throw new RangeError(`Cannot match energies as an interval must be longer than 0 h: it is ${hours}`);
  for (let t = 0; t < n; t++) {
    if (load[t]! < 0 || generation[t]! < 0) {
      throw new RangeError(
        `Cannot match energies as interval ${t} is negative: load ${load[t]}, generation ${generation[t]} kWh`,
      );
    }
  }
  return n;
}
