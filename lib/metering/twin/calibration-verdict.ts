/** Limits that a document sets to a calibrated simulation. */
export interface CalibrationLimits {
  readonly document: string;
  /** What its figures are counted over. */
  readonly interval: "hour" | "month";
  /** Largest CV(RMSE). [%] */
  readonly cvRmse: number;
  /** Largest NMBE, either way. [%] */
  readonly nmbe: number;
}

/** The limits in use: ASHRAE Guideline 14-2014, FEMP M&V Guidelines 4.0 (2015), IPMVP 2002. */
const CALIBRATION_LIMITS: readonly CalibrationLimits[] = [
  { document: "ASHRAE Guideline 14", interval: "hour", cvRmse: 30, nmbe: 10 },
  { document: "ASHRAE Guideline 14", interval: "month", cvRmse: 15, nmbe: 5 },
  { document: "FEMP", interval: "hour", cvRmse: 30, nmbe: 10 },
  { document: "FEMP", interval: "month", cvRmse: 15, nmbe: 5 },
  { document: "IPMVP", interval: "hour", cvRmse: 20, nmbe: 5 },
];

/** A document's limits, and whether the figures lie within them; null where they are undefined. */
export interface CalibrationVerdict extends CalibrationLimits {
  readonly isMet: boolean | null;
}

/**
 * Judges the figures of a simulation by the limits for their interval.
 *
 * @param figures CV(RMSE) and NMBE; null or NaN where undefined. [%]
 * @param interval What they were counted over.
 * @returns A verdict for each document that has limits for the interval.
 */
export function calibrationVerdicts(
  figures: { readonly cvRmse: number | null; readonly nmbe: number | null },
  interval: "hour" | "month",
): CalibrationVerdict[] {
  const cvRmse = figures.cvRmse ?? Number.NaN;
  const nmbe = Math.abs(figures.nmbe ?? Number.NaN);
  const isKnown = !Number.isNaN(cvRmse + nmbe);
  return CALIBRATION_LIMITS.filter((limits) => limits.interval === interval).map((limits) => ({
    ...limits,
    isMet: isKnown ? cvRmse <= limits.cvRmse && nmbe <= limits.nmbe : null,
  }));
}
