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
 * Temperature of cells by their nominal one, as NREL's SAM has it [1].
 *
 * @param poa Irradiance on the modules. [W/m2]
 * @param effective Of it, what reaches the cells. [W/m2]
 * @param tempAir Air temperature. [deg C]
 * @param wind Wind speed. [m/s]
 * @param module The module.
 * @returns Temperature of the cells; that of the air without light. NaN for missing weather. [deg C]
 *
 * [1] P. Gilman et al., "SAM Photovoltaic Model Technical Reference Update," NREL/TP-6A20-67399, 2018, doi:10.2172/1429291.
 */
export function noctCell(
  poa: number,
  effective: number,
  tempAir: number,
  wind: number,
  { nominal, efficiency, windShare }: NoctModule,
): number {
  if (Number.isNaN(wind)) return Number.NaN;
  if (poa <= 0 || effective <= 0) return tempAir;
  const absorbed = (ABSORBED * effective) / poa;
  const speed = Math.max(0.001, wind * windShare);
  return tempAir + ((poa / 800) * (nominal - 20) * (1 - efficiency / absorbed) * 9.5) / (5.7 + 3.8 * speed);
}
