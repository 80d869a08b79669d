import type { PvForecast, PvSeries } from "./pv-series.ts";

const DAY = 24;
/** Days that are looked back at, and after how many one counts half. [d] */
const WINDOW = 60;
const HALF_LIFE = 20;
/** Days of measured output as which the model itself counts, and the mean of all hours for one hour of the day. [d] */
const MODEL_DAYS = 5;
const MEAN_DAYS = 10;

/**
 * Corrects forecasts of a model by what was measured: by the ratio of measured to forecast energy of the last days, by hour of the
 * day, each hour shrunk to the ratio of all and that to 1 the more, the fewer days there are:
 *
 *     r = (Σw·y + P) / (Σw·ŷ + P), r_h = (Σw·y + r·P_h) / (Σw·ŷ + P_h)
 *
 * with weights w that halve every 20 days and P the forecast energy of some mean days. Days on which nothing at all was measured in
 * the light (snow, an inverter that stands) tell nothing of the model and are left out. Only hours before the origin are looked at.
 *
 * @param series Series of the array.
 * @param raw Forecasts as the model gives them, origins ascending.
 * @returns The same, corrected, from 0 to what the inverter can give; exactly 0 at night.
 */
export function measuredCorrection(series: PvSeries, raw: readonly PvForecast[]): PvForecast[] {
  return raw.map(({ origin, yHat }, k) => {
    const ratios = ratiosAt(series, raw, k);
    const corrected = (value: number, t: number) =>
      series.clear[t] === 0 ? 0 : Math.min(series.limit, value * ratios[t % DAY]!);
    return { origin, yHat: yHat.map((value, lead) => corrected(value, origin + lead)) };
  });
}

function ratiosAt({ output }: PvSeries, raw: readonly PvForecast[], at: number): Float64Array {
  const { origin } = raw[at]!;
  const measured = new Float64Array(DAY);
  const forecast = new Float64Array(DAY);
  let weights = 0;
  for (let k = at - 1; k >= 0 && raw[k]!.origin >= origin - WINDOW * DAY; k--) {
    const { origin: from, yHat } = raw[k]!;
    const until = Math.min(DAY, raw[k + 1]!.origin - from, yHat.length);
    let [seen, said] = [0, 0];
    for (let lead = 0; lead < until; lead++) {
      const [y, f] = [output[from + lead]!, yHat[lead]!];
      if (Number.isNaN(y) || !(f > 0)) continue;
      seen += y;
      said += f;
    }
    if (!(seen > 0) || !(said > 0)) continue;
    const weight = 0.5 ** ((origin - from) / (HALF_LIFE * DAY));
    weights += (weight * until) / DAY;
    for (let lead = 0; lead < until; lead++) {
      const [y, f] = [output[from + lead]!, yHat[lead]!];
      if (Number.isNaN(y) || !(f > 0)) continue;
      measured[(from + lead) % DAY]! += weight * y;
      forecast[(from + lead) % DAY]! += weight * f;
    }
  }
  const ratios = new Float64Array(DAY).fill(1);
  if (weights === 0) return ratios;
  const allMeasured = measured.reduce((sum, value) => sum + value, 0);
  const allForecast = forecast.reduce((sum, value) => sum + value, 0);
  const prior = (MODEL_DAYS * allForecast) / weights;
  const ratio = (allMeasured + prior) / (allForecast + prior);
  return ratios.map((_, hour) => {
    const priorOfHour = (MEAN_DAYS * forecast[hour]!) / weights;
    return forecast[hour]! > 0 ? (measured[hour]! + ratio * priorOfHour) / (forecast[hour]! + priorOfHour) : ratio;
  });
}
