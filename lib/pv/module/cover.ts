/** Refractive index of glass, of its antireflective coating. [1] */
const GLASS = 1.526;
const COATING = 1.3;
/** Extinction of both. [1/m] */
const EXTINCTION = 4;
/** Thickness of the glass, of the coating. [m] */
const GLASS_M = 0.002;
const COATING_M = 0.00002;

/** Angles of incidence between which PVWatts looks at the cover. [deg] */
const LEAST_AOI = 0.5;
const MOST_AOI = 89.5;
const COS_LEAST_AOI = Math.cos((LEAST_AOI * Math.PI) / 180);
const COS_MOST_AOI = Math.cos((MOST_AOI * Math.PI) / 180);
const COS_NORMAL = Math.cos(Math.PI / 180);
const NORMAL = throughGlass(COS_NORMAL);
const NORMAL_COATED = throughCoatedGlass(COS_NORMAL);

/**
 * Share of the beam that a module's cover lets through, by that at 1°: Fresnel's reflection of unpolarised light and Bouguer's
 * absorption [1], with the constants of NREL/ssc.
 *
 * @param cosIncidence Cosine of the angle of incidence. [1]
 * @param isCoated Whether the glass has an antireflective coating.
 * @returns Incidence angle modifier; 1 outside of 0.5° to 89.5°, where PVWatts leaves the beam alone. NaN for a missing angle. [1]
 *
 * [1] W. De Soto, S. A. Klein and W. A. Beckman, "Improvement and validation of a model for photovoltaic array performance," Solar
 *     Energy, vol. 80, no. 1, pp. 78–88, 2006, doi:10.1016/j.solener.2005.06.010.
 */
export function coverModifier(cosIncidence: number, isCoated: boolean): number {
  if (cosIncidence >= COS_LEAST_AOI || cosIncidence <= COS_MOST_AOI) return 1;
  return isCoated ? throughCoatedGlass(cosIncidence) / NORMAL_COATED : throughGlass(cosIncidence) / NORMAL;
}

/**
 * Share of light that bare glass lets through.
 *
 * @param cosIncidence Cosine of the angle of incidence. [1]
 * @returns Transmittance. NaN for a missing angle. [1]
 */
export function throughGlass(cosIncidence: number): number {
  const cosInside = refracted(cosIncidence, 1, GLASS);
  return passed(cosIncidence, cosInside, 1, GLASS) * Math.exp((-EXTINCTION * GLASS_M) / cosInside);
}

/**
 * Share of light that glass with an antireflective coating lets through.
 *
 * @param cosIncidence Cosine of the angle of incidence. [1]
 * @returns Transmittance. NaN for a missing angle. [1]
 */
export function throughCoatedGlass(cosIncidence: number): number {
  const cosCoating = refracted(cosIncidence, 1, COATING);
  const cosGlass = refracted(cosCoating, COATING, GLASS);
  return (
    passed(cosIncidence, cosCoating, 1, COATING) *
    passed(cosCoating, cosGlass, COATING, GLASS) *
    Math.exp((-EXTINCTION * COATING_M) / cosCoating - (EXTINCTION * GLASS_M) / cosGlass)
  );
}

/**
 * Share of light that coated glass lets through as NREL/ssc has it when it normalises De Soto's cover: light that has passed the
 * coating meets the glass as if it came from air.
 *
 * @param cosIncidence Cosine of the angle of incidence. [1]
 * @returns Transmittance, 4 % less than that of coated glass. NaN for a missing angle. [1]
 */
export function throughCoatingThenGlass(cosIncidence: number): number {
  const cosCoating = refracted(cosIncidence, 1, COATING);
  const coating = passed(cosIncidence, cosCoating, 1, COATING) * Math.exp((-EXTINCTION * COATING_M) / cosCoating);
  return coating * throughGlass(cosCoating);
}

/** Cosine of the angle behind a boundary, by Snell. */
function refracted(cosine: number, index: number, nextIndex: number): number {
  const ratio = index / nextIndex;
  return Math.sqrt(1 - ratio * ratio * (1 - cosine * cosine));
}

/** What a boundary does not reflect, mean of both polarisations, by Fresnel. */
function passed(cosine: number, nextCosine: number, index: number, nextIndex: number): number {
  const across = (index * cosine - nextIndex * nextCosine) / (index * cosine + nextIndex * nextCosine);
  const along = (nextIndex * cosine - index * nextCosine) / (nextIndex * cosine + index * nextCosine);
  return 1 - (across * across + along * along) / 2;
}
