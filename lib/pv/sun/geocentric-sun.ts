/** Where the sun stands among the stars, seen from the centre of the Earth. */
export interface GeocentricSun {
  /** Right ascension. [rad] */
  rightAscension: number;
  /** Declination. [rad] */
  declination: number;
  /** Apparent sidereal time at Greenwich. [rad] */
  siderealTime: number;
}

const DEG = Math.PI / 180;
const TURN = 2 * Math.PI;
/** 1980-01-01 0 h, from which SG2 counts. [d, Julian day] */
const EPOCH_1980 = 2_444_239.5;
/** 2000-01-01 12 h. [d, Julian day] */
const EPOCH_2000 = 2_451_545;

/** Heliocentric longitude of the Earth in SG2 [1]: period [d], amplitude [rad], phase [rad]. */
const LONGITUDE = [
  ...[365.261278, 3.401508e-2, 1.60078],
  ...[182.632412, 3.48644e-4, 1.662976],
  ...[29.530634, 3.136227e-5, -1.195905],
  ...[399.52985, 3.578979e-5, -1.042052],
  ...[291.956812, 2.676185e-5, 2.012613],
  ...[583.598201, 2.333925e-5, -2.867714],
  ...[4652.629372, 1.221214e-5, 1.225038],
  ...[1450.236684, 1.217941e-5, -0.828601],
  ...[199.459709, 1.343914e-5, -3.108253],
  ...[365.355291, 8.499475e-4, -2.353709],
];
/** Heliocentric latitude, which SG2 takes as 0: the series of SPA. [1e-8 rad, rad, rad a millennium] */
const LATITUDE_0 = [280, 3.199, 84334.662, 102, 5.422, 5507.553, 80, 3.88, 5223.69, 44, 3.7, 2352.87, 32, 4, 1577.34];
const LATITUDE_1 = [9, 3.9, 5507.55, 6, 1.73, 5223.69];
/** Period of the nutation. [d] */
const NUTATION_DAYS = 6791.164405;
/** In [1] radians; NREL/ssc adds it to degrees, and so do we, to agree with its results: the sun is 0.006° off by it. [deg] */
const ABERRATION = -9.933735e-5;

/**
 * Computes where the sun is with SG2 [1], as NREL/ssc does under the name SPA.
 *
 * @param julianDay Moment. [d, Julian day of UT1]
 * @param deltaT Terrestrial less universal time. [s]
 * @param into Written to, so that a year's loop makes no objects.
 *
 * [1] P. Blanc and L. Wald, "The SG2 algorithm for a fast and accurate computation of the position of the Sun for
 *     multi-decadal time period," Solar Energy, vol. 86, no. 10, pp. 3072–3083, 2012, doi:10.1016/j.solener.2012.07.018.
 */
export function geocentricSun(julianDay: number, deltaT: number, into: GeocentricSun): void {
  const terrestrial = julianDay + deltaT / 86_400;
  const days = terrestrial - EPOCH_1980;
  let longitude = days / 58.130101 + 1.742145;
  for (let k = 0; k < LONGITUDE.length; k += 3) {
    longitude += LONGITUDE[k + 1]! * Math.cos((TURN * days) / LONGITUDE[k]! - LONGITUDE[k + 2]!);
  }
  const millennia = (terrestrial - EPOCH_2000) / 365_250;
  const beta = -(periodic(LATITUDE_0, millennia) + periodic(LATITUDE_1, millennia) * millennia) / 1e8;
  const nutation = 8.329092e-5 * Math.cos((TURN * days) / NUTATION_DAYS + 2.052757);
  const obliquity = 4.456183e-5 * Math.cos((TURN * days) / NUTATION_DAYS - 2.660352) - 6.216374e-9 * days + 4.091383e-1;
  const lambda = longitude + Math.PI + nutation + ABERRATION * DEG;
  const sinLambda = Math.sin(lambda);
  const sinObliquity = Math.sin(obliquity);
  const cosObliquity = Math.cos(obliquity);
  into.rightAscension = Math.atan2(sinLambda * cosObliquity - Math.tan(beta) * sinObliquity, Math.cos(lambda));
  into.declination = Math.asin(Math.sin(beta) * cosObliquity + Math.cos(beta) * sinObliquity * sinLambda);
  const since2000 = julianDay - EPOCH_2000;
  const centuries = since2000 / 36_525;
  const meanSidereal =
    280.46061837 + 360.98564736629 * since2000 + centuries * centuries * (0.000387933 - centuries / 38_710_000);
  into.siderealTime = (meanSidereal % 360) * DEG + nutation * cosObliquity;
}

function periodic(terms: readonly number[], millennia: number): number {
  let sum = 0;
  for (let k = 0; k < terms.length; k += 3) sum += terms[k]! * Math.cos(terms[k + 1]! + terms[k + 2]! * millennia);
  return sum;
}
