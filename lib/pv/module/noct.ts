/** What the NOCT model needs to know of a module. */
export interface NoctModule {
  /** Nominal operating cell temperature, at 800 W/m2, 20 °C and 1 m/s. [deg C] */
  readonly nominal: number;
  /** Efficiency at standard test conditions. [1] */
  readonly efficiency: number;
  /** Share of the wind that reaches the modules: 0.51 for a storey. [1] */
  readonly windShare: number;
}

/** What cells absorb. [1] */
const ABSORBED = 0.9;

/**
 * Temperature of cells by their nominal one [1], heated by the light that reaches them, not by that on their cover, as in
 * NatLabRockies/ssc, shared/lib_cec6par.cpp at 0c35527; the figures of NREL/ssc at e97a19f need it.
 *
 * @param effective Irradiance that reaches the cells. [W/m2]
 * @param tempAir Air temperature. [deg C]
 * @param wind Wind speed. [m/s]
 * @param module The module.
 * @returns Temperature of the cells; that of the air without light. NaN for missing weather. [deg C]
 *
 * [1] P. Gilman et al., "SAM Photovoltaic Model Technical Reference Update," NREL/TP-6A20-67399, 2018, doi:10.2172/1429291.
 */
export function noctCell(
  effective: number,
  tempAir: number,
  wind: number,
  { nominal, efficiency, windShare }: NoctModule,
): number {
  if (Number.isNaN(wind)) return Number.NaN;
  if (effective <= 0) return tempAir;
  const speed = Math.max(0.001, wind * windShare);
  return tempAir + ((effective / 800) * (nominal - 20) * (1 - efficiency / ABSORBED) * 9.5) / (5.7 + 3.8 * speed);
}
