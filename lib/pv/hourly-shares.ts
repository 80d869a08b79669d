/** A day at a site, for the course of its light. */
export interface SunnyDay {
  /** Day of the year, from 1. [d] */
  readonly dayOfYear: number;
  /** Degrees north. [deg] */
  readonly latitude: number;
  /** Degrees east. [deg] */
  readonly longitude: number;
  /** Offset of the clock from UTC. [h] */
  readonly utcOffset: number;
}

const RAD = Math.PI / 180;
const HOURS = 24;
/** Looks within an hour: those in which the sun rises or sets are sunny for a part. */
const LOOKS = 12;

/**
 * Spreads a day's global irradiation over its hours by Collares-Pereira and Rabl [1], the mean course of many days:
 *
 *     r(ω) ∝ (a + b·cos ω)·(cos ω − cos ω_s), a = 0.409 + 0.5016·sin(ω_s − 60°), b = 0.6609 − 0.4767·sin(ω_s − 60°)
 *
 * with the hour angle ω and that of sunset ω_s, from declination and equation of time by Spencer's series. No cloud of the day itself
 * is in it, so hours are estimates, while their sum is the day's.
 *
 * @param day Day and site.
 * @returns Share of each hour of the clock, 24 values that add up to 1; all NaN where the sun does not rise. [1]
 *
 * [1] M. Collares-Pereira and A. Rabl, "The average distribution of solar radiation: correlations between diffuse and hemispherical
 *     and between daily and hourly insolation values," Solar Energy, vol. 22, no. 2, pp. 155–164, 1979,
 *     doi:10.1016/0038-092X(79)90100-2.
 */
export function hourlyShares({ dayOfYear, latitude, longitude, utcOffset }: SunnyDay): Float64Array {
  const angle = (2 * Math.PI * (dayOfYear - 1)) / 365;
  const declination =
    0.006918 -
    0.399912 * Math.cos(angle) +
    0.070257 * Math.sin(angle) -
    0.006758 * Math.cos(2 * angle) +
    0.000907 * Math.sin(2 * angle) -
    0.002697 * Math.cos(3 * angle) +
    0.00148 * Math.sin(3 * angle);
  const equationOfTime =
    229.18 *
    (0.000075 +
      0.001868 * Math.cos(angle) -
      0.032077 * Math.sin(angle) -
      0.014615 * Math.cos(2 * angle) -
      0.040849 * Math.sin(2 * angle));
  const cosSunset = -Math.tan(latitude * RAD) * Math.tan(declination);
  const shares = new Float64Array(HOURS);
  if (!(cosSunset < 1)) return shares.fill(Number.NaN);
  const sunset = Math.acos(Math.max(-1, cosSunset));
  const a = 0.409 + 0.5016 * Math.sin(sunset - 60 * RAD);
  const b = 0.6609 - 0.4767 * Math.sin(sunset - 60 * RAD);
  const lateness = (4 * (longitude - 15 * utcOffset) + equationOfTime) / 60 - 12;
  let sum = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    for (let look = 0; look < LOOKS; look++) {
      const cosHour = Math.cos((hour + (look + 0.5) / LOOKS + lateness) * 15 * RAD);
      shares[hour]! += Math.max(0, (a + b * cosHour) * (cosHour - Math.cos(sunset)));
    }
    sum += shares[hour]!;
  }
  return shares.map((share) => share / sum);
}
