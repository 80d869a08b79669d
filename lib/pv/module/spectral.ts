const DEG = Math.PI / 180;
/** Lowest sun that is looked at. [rad] */
const LOWEST = 86 * DEG;

/**
 * What the spectrum of a longer way through the air does to the current of silicon, by the polynomial of [1].
 *
 * @param zenith Angle of the sun from the zenith. [rad]
 * @param elevation Height above the sea. [m]
 * @returns Factor on the light, not negative. NaN where something is missing. [1]
 *
 * [1] W. De Soto, S. A. Klein and W. A. Beckman, "Improvement and validation of a model for photovoltaic array performance," Solar
 *     Energy, vol. 80, no. 1, pp. 78–88, 2006, doi:10.1016/j.solener.2005.06.010.
 */
export function airMassModifier(zenith: number, elevation: number): number {
  const angle = Math.max(0, Math.min(LOWEST, zenith));
  const mass = Math.exp(-0.0001184 * elevation) / (Math.cos(angle) + 0.5057 * (96.08 - angle / DEG) ** -1.634);
  return Math.max(0, 0.918093 + mass * (0.086257 + mass * (-0.024459 + mass * (0.002816 - 0.000126 * mass))));
}
