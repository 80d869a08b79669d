/** Light under a sky without clouds. */
export interface ClearSky {
  /** Global horizontal irradiance. [W/m2] */
  readonly ghi: number;
  /** Direct normal irradiance. [W/m2] */
  readonly dni: number;
  /** Diffuse horizontal irradiance. [W/m2] */
  readonly dhi: number;
}

/** What is above a site when there is no cloud. */
export interface ClearAir {
  /** Angle of the sun from the zenith, as refraction lifts it. [rad] */
  readonly zenith: number;
  /** Normal irradiance above the atmosphere. [W/m2] */
  readonly extraNormal: number;
  /** Height of the site above the sea. [m] */
  readonly elevation: number;
  /** Pressure at the site. [mbar] */
  readonly pressure: number;
  /** Linke turbidity at air mass 2: 2 is very clear, 3 usual, 5 hazy. [1] */
  readonly turbidity: number;
}

const DARK: ClearSky = { ghi: 0, dni: 0, dhi: 0 };
const SEA_LEVEL_MBAR = 1013.25;

/**
 * Irradiance under a clear sky by Ineichen and Perez [1].
 *
 * @param air Sun, site and air.
 * @returns Global, direct and diffuse irradiance: dni·cos(zenith) + dhi = ghi; none while the sun is down. NaN where something is
 *   missing. [W/m2]
 *
 * [1] P. Ineichen and R. Perez, "A new airmass independent formulation for the Linke turbidity coefficient," Solar Energy, vol. 73,
 *     no. 3, pp. 151–157, 2002, doi:10.1016/S0038-092X(02)00045-2.
 */
export function clearSky({ zenith, extraNormal, elevation, pressure, turbidity }: ClearAir): ClearSky {
  if (zenith >= Math.PI / 2) return DARK;
  const cosZenith = Math.cos(zenith);
  const airMass = (kastenYoung(zenith) * pressure) / SEA_LEVEL_MBAR;
  const fh1 = Math.exp(-elevation / 8000);
  const fh2 = Math.exp(-elevation / 1250);
  const cg1 = 5.09e-5 * elevation + 0.868;
  const cg2 = 3.92e-5 * elevation + 0.0387;
  const ghi = cg1 * extraNormal * cosZenith * Math.exp(-cg2 * airMass * (fh1 + fh2 * (turbidity - 1)));
  const beam = extraNormal * (0.664 + 0.163 / fh1) * Math.exp(-0.09 * airMass * (turbidity - 1));
  const ofGlobal = (1 - (0.1 - 0.2 * Math.exp(-turbidity)) / (0.1 + 0.882 / fh1)) / cosZenith;
  const dni = Math.min(beam, ghi * ofGlobal);
  return { ghi, dni, dhi: ghi - dni * cosZenith };
}

/** Relative air mass by Kasten and Young (1989). */
function kastenYoung(zenith: number): number {
  const degrees = (zenith * 180) / Math.PI;
  return 1 / (Math.cos(zenith) + 0.50572 * (96.07995 - degrees) ** -1.6364);
}
