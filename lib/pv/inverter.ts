/** Efficiency of the inverter that PVWatts' curve was fitted to. [1] */
const REFERENCE = 0.9637;

/**
 * AC power of an inverter before it clips, by the part-load curve of PVWatts v5 [1]: with x = P_dc/P_dc0, P_dc0 = P_ac0/η,
 *
 *     η(x) = (-0.0162 x - 0.0059/x + 0.9858) · η/0.9637
 *
 * @param dc DC power. [W]
 * @param rated Rated AC power P_ac0. [W]
 * @param efficiency Nominal efficiency η. [1]
 * @returns AC power, not negative, and not clipped. NaN for missing DC power. [W]
 *
 * [1] A. P. Dobos, "PVWatts Version 5 Manual," NREL/TP-6A20-62641, 2014, doi:10.2172/1158421.
 */
export function inverterAc(dc: number, rated: number, efficiency: number): number {
  if (dc <= 0) return 0;
  const load = (dc * efficiency) / rated;
  const ac = ((-0.0162 * load - 0.0059 / load + 0.9858) * efficiency * dc) / REFERENCE;
  return Math.max(ac, 0);
}
