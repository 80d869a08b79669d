/**
 * Terrestrial less universal time, by the polynomials that NREL/ssc uses [1].
 *
 * @param year Calendar year. [a]
 * @returns Their difference; 66.7 s outside of 1961 to 2050. [s]
 *
 * [1] F. Espenak and J. Meeus, "Five Millennium Canon of Solar Eclipses," NASA/TP-2006-214141, 2006,
 *     https://eclipse.gsfc.nasa.gov/SEhelp/deltatpoly2004.html.
 */
export function deltaT(year: number): number {
  if (year >= 1961 && year <= 1986) {
    const t = year - 1975;
    return 45.45 + 1.067 * t - t ** 2 / 260 - t ** 3 / 718;
  }
  const t = year - 2000;
  if (year > 1986 && year <= 2005) {
    return 63.86 + 0.3345 * t - 0.060374 * t ** 2 + 0.0017275 * t ** 3 + 0.000651814 * t ** 4;
  }
  return year > 2005 && year <= 2050 ? 62.92 + 0.32217 * t + 0.005589 * t ** 2 : 66.7;
}
