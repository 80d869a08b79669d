const STEFAN_BOLTZMANN = 5.669e-8;
const KELVIN = 273.15;
/** Of a module's front: what it absorbs, what it emits. [1] */
const ABSORPTIVITY = 0.83;
const EMISSIVITY = 0.84;
/** Heat capacity of a module. [J/(m² K)] */
const CAPACITY = 11_000;
/** Length over which the wind passes. [m] */
const LENGTH_M = 0.5;
/** Height of modules, and that at which wind is measured. [m] */
const HEIGHT_M = 5;
const WIND_HEIGHT_M = 9.144;
const WIND_FACTOR = (HEIGHT_M / WIND_HEIGHT_M) ** 0.2;
/** Prandtl number of air, as it stands in laminar and turbulent flow. [1] */
const PRANDTL = 0.71;
const LAMINAR = (0.86 * 1007) / PRANDTL ** 0.67;
const TURBULENT = (0.0282 * 1007) / PRANDTL ** 0.4;
const TURBULENT_REYNOLDS = 1.2e5;
const ITERATIONS = 10;
/** Closer than this further iterations change nothing that can be seen: each leaves a small part of the step before. [K] */
const SETTLED = 1e-6;
/** Conditions in which a module has its nominal temperature: air [K], sky [K], irradiance [W/m2], wind [m/s]. */
const NOMINAL_AIR = 293.15;
const NOMINAL_SKY = 282.21;
const NOMINAL_POA = 800;

/**
 * Temperature of cells that heat up and cool down with the weather, by Fuentes [1]: convection and radiation to sky and ground,
 * over a heat capacity, so it remembers the interval before.
 *
 * [1] M. K. Fuentes, "A Simplified Thermal Model for Flat-Plate Photovoltaic Arrays," Sandia, SAND85-0330, 1987,
 *     https://www.osti.gov/servlets/purl/6802914.
 */
export class FuentesCell {
  readonly #seconds: number;
  readonly #capacity: number;
  readonly #convectionRatio: number;
  readonly #groundRatio: number;
  #temp = NOMINAL_AIR;
  #absorbed = 0;

  /**
   * @param nominal Temperature of installed cells at 800 W/m2, 20 °C and 1 m/s (INOCT). [deg C]
   * @param hours Length of an interval. [h]
   */
  constructor(nominal: number, hours: number) {
    this.#seconds = hours * 3600;
    const inoct = nominal + KELVIN;
    this.#capacity = inoct > 321.15 ? CAPACITY * (1 + (inoct - 321.15) / 12) : CAPACITY;
    const rise = inoct - NOMINAL_AIR;
    const convection = convectionOf(inoct, NOMINAL_AIR, 1, false);
    const radiation = EMISSIVITY * STEFAN_BOLTZMANN;
    const ground = radiation * (inoct ** 2 + NOMINAL_AIR ** 2) * (inoct + NOMINAL_AIR);
    const kept = ABSORPTIVITY * NOMINAL_POA - radiation * (inoct ** 4 - NOMINAL_SKY ** 4);
    const backRatio = (kept - convection * rise) / ((ground + convection) * rise);
    const behind = (inoct ** 4 - backRatio * (inoct ** 4 - NOMINAL_AIR ** 4)) ** 0.25;
    const tempGround = Math.min(inoct, Math.max(NOMINAL_AIR, behind));
    this.#groundRatio = (tempGround - NOMINAL_AIR) / rise;
    this.#convectionRatio = (kept - radiation * (inoct ** 4 - tempGround ** 4)) / (convection * rise);
  }

  /**
   * Steps over an interval.
   *
   * @param poa Irradiance on the modules before their cover. [W/m2]
   * @param wind Wind speed. [m/s]
   * @param tempAir Air temperature. [deg C]
   * @returns Temperature of the cells; that of the air without irradiance. NaN for missing weather, which changes nothing in what
   *   follows. [deg C]
   */
  step(poa: number, wind: number, tempAir: number): number {
    if (Number.isNaN(poa + wind + tempAir)) return Number.NaN;
    const air = tempAir + KELVIN;
    if (!(poa > 0)) {
      this.#temp = air;
      this.#absorbed = 0;
      return tempAir;
    }
    const absorbed = poa * ABSORPTIVITY;
    const gained = absorbed - this.#absorbed;
    const sky = 0.68 * 0.0552 * air * Math.sqrt(air) + 0.32 * air;
    const speed = Math.max(wind, 0) * WIND_FACTOR + 0.0001;
    const radiation = EMISSIVITY * STEFAN_BOLTZMANN;
    let temp = this.#temp;
    for (let k = 0; k < ITERATIONS; k++) {
      const convection = this.#convectionRatio * convectionOf(temp, air, speed, true);
      const toSky = radiation * (temp * temp + sky * sky) * (temp + sky);
      const tempGround = air + this.#groundRatio * (temp - air);
      const toGround = radiation * (temp * temp + tempGround * tempGround) * (temp + tempGround);
      const loss = convection + toSky + toGround;
      const eigen = (-loss / this.#capacity) * this.#seconds;
      const remembered = eigen > -10 ? Math.exp(eigen) : 0;
      const heat = convection * air + toSky * sky + toGround * tempGround + this.#absorbed + gained / eigen;
      const next = this.#temp * remembered + ((1 - remembered) * heat + gained) / loss;
      const change = Math.abs(next - temp);
      temp = next;
      if (change < SETTLED) break;
    }
    this.#temp = temp;
    this.#absorbed = absorbed;
    return temp - KELVIN;
  }
}

/** Convection from one side by wind and by warm air rising. [W/(m² K)] */
function convectionOf(module: number, air: number, wind: number, mayBeTurbulent: boolean): number {
  const mean = (module + air) / 2;
  const logMean = Math.log(mean);
  const density = (0.003484 * 101_325) / mean;
  const viscosity = (0.24237e-6 * Math.exp(0.76 * logMean)) / density;
  const conductivity = 2.1695e-4 * Math.exp(0.84 * logMean);
  const reynolds = (wind * LENGTH_M) / viscosity;
  const flow = density * wind;
  const forced =
    mayBeTurbulent && reynolds > TURBULENT_REYNOLDS
      ? (TURBULENT / reynolds ** 0.2) * flow
      : (LAMINAR / Math.sqrt(reynolds)) * flow;
  const grashof = ((9.8 / mean) * Math.abs(module - air) * LENGTH_M ** 3 * 0.5) / (viscosity * viscosity);
  const free = (0.21 * (grashof * PRANDTL) ** 0.32 * conductivity) / LENGTH_M;
  return Math.cbrt(free * free * free + forced * forced * forced);
}
