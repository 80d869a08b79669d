/** Global irradiance taken apart. */
export interface SplitIrradiance {
  /** Direct normal irradiance. [W/m2] */
  readonly dni: number;
  /** Diffuse horizontal irradiance. [W/m2] */
  readonly dhi: number;
}

/** A sun lower than this counts as one at 86.3° from the zenith, and lower than 87° as none. */
const LEAST_COSINE = 0.065;
const MOST_ZENITH = (87 * Math.PI) / 180;

/**
 * Splits global irradiance into beam and diffuse light with Erbs' correlation of the clearness index [1].
 *
 * @param ghi Global horizontal irradiance. [W/m2]
 * @param zenith Angle of the sun from the zenith. [rad]
 * @param extraNormal Normal irradiance above the atmosphere. [W/m2]
 * @returns Beam and diffuse irradiance, dni·cos(zenith) + dhi = ghi; all is diffuse for a sun lower than 87° from the zenith. Missing
 *   irradiance gives missing parts. [W/m2]
 *
 * [1] D. G. Erbs, S. A. Klein and J. A. Duffie, "Estimation of the diffuse radiation fraction for hourly, daily and monthly-average
 *     global radiation," Solar Energy, vol. 28, no. 4, pp. 293–302, 1982, doi:10.1016/0038-092X(82)90302-4.
 */
export function erbs(ghi: number, zenith: number, extraNormal: number): SplitIrradiance {
  const cosZenith = Math.cos(zenith);
  if (zenith > MOST_ZENITH) return { dni: Number.isNaN(ghi) ? Number.NaN : 0, dhi: ghi };
  const clearness = Math.max(0, Math.min(1, ghi / (extraNormal * Math.max(LEAST_COSINE, cosZenith))));
  const dhi = ghi * diffuseShare(clearness);
  return { dni: (ghi - dhi) / cosZenith, dhi };
}

function diffuseShare(k: number): number {
  if (k <= 0.22) return 1 - 0.09 * k;
  if (k > 0.8) return 0.165;
  return 0.9511 - 0.1604 * k + 4.388 * k ** 2 - 16.638 * k ** 3 + 12.336 * k ** 4;
}

/**
 * Normal irradiance above the atmosphere, by Spencer's series [1].
 *
 * @param dayOfYear Day of the year, from 1. [d]
 * @returns Irradiance with the solar constant 1366.1 W/m2. NaN for a missing day. [W/m2]
 *
 * [1] J. W. Spencer, "Fourier series representation of the position of the sun," Search, vol. 2, no. 5, p. 172, 1971,
 *     https://www.mail-archive.com/sundial@uni-koeln.de/msg01050.html.
 */
export function extraterrestrialNormal(dayOfYear: number): number {
  const b = (2 * Math.PI * (dayOfYear - 1)) / 365;
  return (
    1366.1 *
    (1.00011 + 0.034221 * Math.cos(b) + 0.00128 * Math.sin(b) + 0.000719 * Math.cos(2 * b) + 0.000077 * Math.sin(2 * b))
  );
}
