/** Irradiance on a plane by where it comes from. */
export interface PlaneIrradiance {
  /** From the sun itself. [W/m2] */
  beam: number;
  /** From the sky. [W/m2] */
  sky: number;
  /** Reflected by the ground. [W/m2] */
  ground: number;
}

/** What Perez' model needs to know of the sun. */
export interface PerezSun {
  /** Angle from the zenith. [rad] */
  readonly zenith: number;
  /** Its cosine. [1] */
  readonly cosZenith: number;
  /** Relative air mass. [1] */
  readonly airMass: number;
  /** Normal irradiance above the atmosphere that brightness is measured by: PVWatts takes 1367. [W/m2] */
  readonly extraNormal: number;
}

/** How a plane stands. */
export interface PlaneAngles {
  /** Cosine of the angle between its normal and the sun. [1] */
  readonly cosIncidence: number;
  /** Cosine of its tilt. [1] */
  readonly cosTilt: number;
  /** Sine of its tilt. [1] */
  readonly sinTilt: number;
}

/** Upper limits of the clearness of all classes but the last. [1] */
const CLEARNESS = [1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2];
/** F11, F12, F13, F21, F22, F23 of each class, all sites composite 1990, with the seven digits of NREL/ssc. [1] */
const COEFFICIENTS = [
  ...[-0.0083117, 0.5877285, -0.0620636, -0.0596012, 0.0721249, -0.0220216],
  ...[0.1299457, 0.6825954, -0.1513752, -0.0189325, 0.065965, -0.0288748],
  ...[0.3296958, 0.4868735, -0.2210958, 0.055414, -0.0639588, -0.0260542],
  ...[0.5682053, 0.1874525, -0.295129, 0.1088631, -0.1519229, -0.0139754],
  ...[0.873028, -0.3920403, -0.3616149, 0.2255647, -0.4620442, 0.0012448],
  ...[1.1326077, -1.2367284, -0.4118494, 0.2877813, -0.8230357, 0.0558651],
  ...[1.0601591, -1.5999137, -0.3589221, 0.2642124, -1.127234, 0.1310694],
  ...[0.677747, -0.3272588, -0.2504286, 0.1561313, -1.3765031, 0.2506212],
];
/** Weight of the zenith's cube in the clearness. [1/deg³] */
const ZENITH_WEIGHT = 5.534e-6;
/** Beyond it the sky is taken as isotropic, and the ground as dark. [rad] */
const LOWEST_SUN = 1.5271631;
/** Cosine of 85°, above which the circumsolar part is not divided. [1] */
const LEAST_COSINE = 0.0871557;

/**
 * Irradiance on a tilted plane with the sky of Perez [1]: isotropic, circumsolar and horizon parts by clearness and brightness. As in
 * NREL/ssc, the sky is isotropic for a sun lower than 87.5° from the zenith.
 *
 * @param dni Direct normal irradiance. [W/m2]
 * @param dhi Diffuse horizontal irradiance. [W/m2]
 * @param albedo Albedo of the ground. [1]
 * @param sun The sun.
 * @param plane The plane.
 * @param into Written to; a missing irradiance is missing in it.
 *
 * [1] R. Perez et al., "Modeling daylight availability and irradiance components from direct and global irradiance," Solar Energy,
 *     vol. 44, no. 5, pp. 271–289, 1990, doi:10.1016/0038-092X(90)90055-H.
 */
export function perez(
  dni: number,
  dhi: number,
  albedo: number,
  { zenith, cosZenith, airMass, extraNormal }: PerezSun,
  { cosIncidence, cosTilt, sinTilt }: PlaneAngles,
  into: PlaneIrradiance,
): void {
  const direct = Math.max(dni, 0);
  const facing = cosIncidence > 0 ? cosIncidence : 0;
  if (zenith > LOWEST_SUN) {
    into.beam = zenith < Math.PI / 2 ? direct * facing : 0;
    into.sky = (Math.max(dhi, 0) * (1 + cosTilt)) / 2;
    into.ground = 0;
    return;
  }
  into.beam = direct * facing;
  if (dhi <= 0) {
    into.sky = 0;
    into.ground = 0;
    return;
  }
  const degrees = (zenith * 180) / Math.PI;
  const cube = ZENITH_WEIGHT * degrees * degrees * degrees;
  const clearness = ((direct + dhi) / dhi + cube) / (1 + cube);
  const brightness = (dhi * airMass) / extraNormal;
  let k = 0;
  while (k < 7 && clearness > CLEARNESS[k]!) k++;
  k *= 6;
  const circumsolar = Math.max(0, COEFFICIENTS[k]! + COEFFICIENTS[k + 1]! * brightness + COEFFICIENTS[k + 2]! * zenith);
  const horizon = COEFFICIENTS[k + 3]! + COEFFICIENTS[k + 4]! * brightness + COEFFICIENTS[k + 5]! * zenith;
  const low = cosZenith > LEAST_COSINE ? cosZenith : LEAST_COSINE;
  into.sky = dhi * (((1 - circumsolar) * (1 + cosTilt)) / 2 + (circumsolar * facing) / low + horizon * sinTilt);
  into.ground = (albedo * (direct * cosZenith + dhi) * (1 - cosTilt)) / 2;
}
