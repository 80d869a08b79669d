/** How far a simulation lies from what was measured, as ASHRAE Guideline 14 counts it. Undefined figures are NaN, never 0. */
export interface CalibrationFigures {
  /** Pairs that were compared. [count] */
  readonly n: number;
  /** Coefficient of variation of the root mean squared error. [%] */
  readonly cvRmse: number;
  /** Normalised mean bias error, measured − simulated: positive where the simulation is too low. [%] */
  readonly nmbe: number;
  /** Root of the sum of squared errors over n − p. [unit of measured] */
  readonly rmse: number;
}

/**
 * Compares a simulation with measurements [1]: with e = measured − simulated,
 *
 *     CV(RMSE) = 100·√(Σe² / (n − p)) / mean(measured)
 *     NMBE = 100·Σe / ((n − p)·mean(measured))
 *
 * Of temperatures both depend on where the scale has its zero: they are taken in °C here.
 *
 * @param measured What was measured, shape [n]; NaN where missing. [any]
 * @param simulated The same by the simulation, shape [n]; NaN where missing. [unit of measured]
 * @param p Parameters counted against the number of pairs: 1 for a simulation, those of a regression else. [1]
 * @returns The figures over pairs of which neither is missing; NaN where there are no more than p, or where the mean is 0.
 * @throws {RangeError} If the lengths differ.
 *
 * [1] ASHRAE, Guideline 14-2014, Measurement of Energy, Demand, and Water Savings, section 5.2.11, 2014,
 *     https://www.ashrae.org/technical-resources/standards-and-guidelines.
 */
export function calibrationFigures(measured: Float64Array, simulated: Float64Array, p = 1): CalibrationFigures {
  if (measured.length !== simulated.length) {
    throw new RangeError(
      `Cannot compare a simulation with measurements as the lengths differ: ${measured.length} measured, ${simulated.length} simulated`,
    );
  }
  let n = 0;
  let sum = 0;
  let bias = 0;
  let squared = 0;
  for (let i = 0; i < measured.length; i++) {
    const e = measured[i]! - simulated[i]!;
    if (Number.isNaN(e)) continue;
    n++;
    sum += measured[i]!;
    bias += e;
    squared += e * e;
  }
  const freedom = n > p ? n - p : Number.NaN;
  const mean = sum === 0 ? Number.NaN : sum / n;
  const rmse = Math.sqrt(squared / freedom);
  return { n, cvRmse: (100 * rmse) / Math.abs(mean), nmbe: (100 * bias) / (freedom * mean), rmse };
}
