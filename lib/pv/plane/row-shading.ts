/**
 * Share of a tracker's rows that is in the shadow of the next [1].
 *
 * @param rotation Rotation of the axis. [rad]
 * @param facing Rotation at which it would face the sun most. [rad]
 * @param gcr Ground coverage ratio. [1]
 * @returns From 0 to 1; NaN for a missing angle. [1]
 *
 * [1] K. Anderson and M. Mikofski, "Slope-Aware Backtracking for Single-Axis Trackers," NREL/TP-5K00-76626, 2020, doi:10.2172/1660126.
 */
export function shadedShare(rotation: number, facing: number, gcr: number): number {
  const width = gcr * (Math.cos(rotation) + Math.sin(rotation) * Math.tan(facing));
  return Math.max(0, Math.min(1, (width - 1) / width));
}

/** Points over a row's height. */
const HEIGHTS = 250;
/** Most that a tilt can be, from flat to upside down. [deg] */
const MOST_TILT = 180;

/**
 * Makes the share of the sky that rows leave one another, mean over a row's height [1], as in NatLabRockies/ssc,
 * shared/lib_pvshade.cpp at 58afd5f: summed over 250 points, once for each whole degree, at the first tilt asked for that falls into
 * it. So a tracker's yield depends on the hour that its weather begins with, by 0.02 % or so; the figures of NREL/ssc at e97a19f need it.
 *
 * @param gcr Ground coverage ratio. [1]
 * @param first Tilt that is asked for before all others: that of the rows, or of the trackers' axes. [deg]
 * @returns From the tilt of the rows [deg] to that share. [1]
 *
 * [1] C. Deline et al., "A simplified model of uniform shading in large photovoltaic arrays," Solar Energy, vol. 96, pp. 274–282,
 *     2013, doi:10.1016/j.solener.2013.07.008.
 */
export function skyShare(gcr: number, first: number): (tilt: number) => number {
  const table = new Float64Array(MOST_TILT + 1).fill(Number.NaN);
  const share = (tilt: number): number => {
    const degree = Math.floor(tilt);
    if (Number.isNaN(table[degree])) table[degree] = meanSkyShare((tilt * Math.PI) / 180, gcr);
    return table[degree] ?? Number.NaN;
  };
  share(first);
  return share;
}

function meanSkyShare(tilt: number, gcr: number): number {
  const sine = Math.sin(tilt);
  const cosine = Math.cos(tilt);
  if (sine < 1e-9) return 1;
  let sum = 0;
  for (let k = 0; k < HEIGHTS; k++) {
    // Cotangent of the angle under which the next row's edge is seen from this height.
    const edge = (cosine - 1 / (gcr * (1 - k / HEIGHTS))) / sine;
    sum += 1 + Math.abs(sine + edge * cosine) / Math.sqrt(1 + edge * edge);
  }
  return Math.min(1, sum / HEIGHTS / (1 + Math.abs(cosine)));
}

/** Light on the horizontal, and where it comes from. */
export interface GroundLight {
  /** Direct normal irradiance. [W/m2] */
  readonly dni: number;
  /** Diffuse horizontal irradiance. [W/m2] */
  readonly dhi: number;
  /** Cosine of the sun's angle from the zenith. [1] */
  readonly cosZenith: number;
}

/**
 * Share of the light reflected by the ground that rows leave one another, by the view factors of [1].
 *
 * @param cosTilt Cosine of the tilt of the rows. [1]
 * @param sinTilt Sine of it. [1]
 * @param gcr Ground coverage ratio. [1]
 * @param rows Number of rows; the first has nothing before it. [1]
 * @param light Light that the ground gets.
 * @returns From 0 to 1; 1 where the ground reflects nothing, NaN for missing light. [1]
 *
 * [1] C. Deline et al., "A simplified model of uniform shading in large photovoltaic arrays," Solar Energy, vol. 96, pp. 274–282,
 *     2013, doi:10.1016/j.solener.2013.07.008.
 */
export function groundShare(
  cosTilt: number,
  sinTilt: number,
  gcr: number,
  rows: number,
  { dni, dhi, cosZenith }: GroundLight,
): number {
  const beam = dni * cosZenith;
  if (!(beam + dhi > 0)) return Number.isNaN(beam + dhi) ? Number.NaN : 1;
  if (1 - cosTilt < 1e-12) return 1;
  const pitch = 1 / gcr;
  const sinZenith = Math.sqrt(Math.max(0, 1 - cosZenith * cosZenith));
  // sin(180° - elevation - tilt) over sin(elevation)
  const shadow = (cosZenith * cosTilt + sinZenith * sinTilt) / cosZenith;
  const lit = Math.max(0.00001, pitch - shadow);
  // By crossed strings: the view of so much ground, over that of all ground.
  const seen = (length: number) => (1 + length - Math.sqrt(length * length + 2 * length * cosTilt + 1)) / (1 - cosTilt);
  const of = (factor: number) => (1 + (rows - 1) * factor) / rows;
  return (of(seen(lit)) * beam + of(seen(pitch)) * dhi) / (beam + dhi);
}
