/** A module as the single-diode model of the CEC describes it, at standard test conditions. */
export interface DiodeModule {
  /** Area. [m2] */
  readonly area: number;
  /** Voltage and current of its highest power. [V, A] */
  readonly vmp: number;
  readonly imp: number;
  /** Change of the short-circuit current with temperature. [A/K] */
  readonly alphaIsc: number;
  /** Modified ideality factor. [V] */
  readonly a: number;
  /** Light current. [A] */
  readonly il: number;
  /** Saturation current of the diode. [A] */
  readonly io: number;
  /** Series and shunt resistance. [ohm] */
  readonly rs: number;
  readonly rsh: number;
  /** Adjustment of the temperature coefficient. [%] */
  readonly adjust: number;
}

const KELVIN = 273.15;
const REFERENCE_K = 25 + KELVIN;
/** Boltzmann's constant as NREL/ssc has it. [eV/K] */
const BOLTZMANN = 8.618e-5;
/** Band gap of silicon, and its change. [eV, 1/K] */
const GAP = 1.12;
const GAP_CHANGE = 0.0002677;
/** Less light than this gives nothing. [W/m2] */
const FAINT = 1;
const ITERATIONS = 30;

/**
 * Highest power of a module by the five parameters of its diode [1], moved to light and temperature. With x the voltage over the
 * diode, I(x) = I_L − I_0 (e^(x/a) − 1) − x/R_sh and V = x − I R_s; the top of I·V is found by Newton's method.
 *
 * @param module Its parameters.
 * @param light Irradiance that reaches the cells. [W/m2]
 * @param cell Temperature of the cells. [deg C]
 * @returns Power; 0 below 1 W/m2, NaN where something is missing. [W]
 *
 * [1] W. De Soto, S. A. Klein and W. A. Beckman, "Improvement and validation of a model for photovoltaic array performance," Solar
 *     Energy, vol. 80, no. 1, pp. 78–88, 2006, doi:10.1016/j.solener.2005.06.010.
 */
export function maximumPower(module: DiodeModule, light: number, cell: number): number {
  if (Number.isNaN(light + cell)) return Number.NaN;
  if (light < FAINT) return 0;
  const temp = cell + KELVIN;
  const warmer = temp - REFERENCE_K;
  const muIsc = module.alphaIsc * (1 - module.adjust / 100);
  const il = Math.max(0, (light / 1000) * (module.il + muIsc * warmer));
  const gap = GAP * (1 - GAP_CHANGE * warmer);
  const io = module.io * (temp / REFERENCE_K) ** 3 * Math.exp((GAP / REFERENCE_K - gap / temp) / BOLTZMANN);
  const a = (module.a * temp) / REFERENCE_K;
  const rsh = (module.rsh * 1000) / light;
  const { rs } = module;
  const open = a * Math.log(il / io + 1);
  let x = open - a * Math.log(1 + open / a);
  let power = Number.NaN;
  for (let k = 0; k < ITERATIONS; k++) {
    const through = (io * Math.exp(x / a)) / a;
    const current = il - io * Math.expm1(x / a) - x / rsh;
    const voltage = x - current * rs;
    const slope = -through - 1 / rsh;
    const bend = -through / a;
    power = current * voltage;
    const step =
      (slope * voltage + current * (1 - rs * slope)) / (bend * (voltage - rs * current) + 2 * slope * (1 - rs * slope));
    x -= step;
    if (Math.abs(step) < 1e-9 * a) break;
  }
  return power;
}
