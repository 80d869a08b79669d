/**
 * Pressure of the standard atmosphere at a height [1].
 *
 * @param elevation Height above the sea. [m]
 * @returns Pressure; NaN for a missing height. [mbar]
 *
 * [1] U.S. Standard Atmosphere, NOAA-S/T 76-1562, 1976, https://ntrs.nasa.gov/citations/19770009539.
 */
export function standardPressure(elevation: number): number {
  return 1013.25 * (1 - 2.25577e-5 * elevation) ** 5.25588;
}
