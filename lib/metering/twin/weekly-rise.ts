import { FirstOrder } from "./first-order.ts";

const HOUR_MS = 3_600_000;
/** Detail that the room damps to below the root of this is not brought back: it would be noise. [1] */
const RIDGE = 1e-5;

/**
 * The rise of the equilibrium that makes a room of first order answer with a given temperature by hour, hours coming back in a
 * cycle: the answer to a pulse of one hour, taken back by a discrete Fourier transform with a ridge.
 *
 * @param answer Mean temperature of each hour of the cycle, shape [hours]. [K]
 * @param timeConstantH Time constant of the room. [h]
 * @param lagS Time constant of the sensor. [s]
 * @param stepMs Time between two readings, at most an hour. [ms]
 * @returns Rise by hour, same shape; NaN where an hour has no answer. [K]
 */
export function weeklyRise(answer: Float64Array, timeConstantH: number, lagS: number, stepMs: number): Float64Array {
  const kernel = pulseAnswer(answer.length, timeConstantH, lagS, stepMs);
  const hours = answer.length;
  const rise = new Float64Array(hours);
  for (let f = 0; f <= hours / 2; f++) {
    const [kr, ki] = coefficient(kernel, f);
    const [ar, ai] = coefficient(answer, f);
    const size = kr * kr + ki * ki + (f === 0 ? 0 : RIDGE);
    const re = (ar * kr + ai * ki) / size;
    const im = (ai * kr - ar * ki) / size;
    const twice = f === 0 || 2 * f === hours ? 1 : 2;
    for (let i = 0; i < hours; i++) {
      const angle = (2 * Math.PI * ((f * i) % hours)) / hours;
      rise[i]! += (twice * (re * Math.cos(angle) - im * Math.sin(angle))) / hours;
    }
  }
  return rise;
}

function coefficient(values: Float64Array, f: number): [re: number, im: number] {
  let [re, im] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const angle = (2 * Math.PI * ((f * i) % values.length)) / values.length;
    re += values[i]! * Math.cos(angle);
    im -= values[i]! * Math.sin(angle);
  }
  return [re, im];
}

/** Mean answer by hour to a rise of 1 K in the first hour of every cycle, as the twin would go there. */
function pulseAnswer(hours: number, timeConstantH: number, lagS: number, stepMs: number): Float64Array {
  const perHour = Math.max(1, Math.round(HOUR_MS / stepMs));
  const partsPerStep = Math.ceil(4 / perHour);
  const room = new FirstOrder(timeConstantH, lagS, 0);
  const cycles = Math.ceil((12 * timeConstantH) / hours) + 1;
  const answer = new Float64Array(hours);
  let before = 0;
  for (let step = 0; step < cycles * hours * perHour; step++) {
    const now = step < perHour ? 1 : 0;
    for (let part = 0; part < partsPerStep; part++) {
      const tempEq = before + ((now - before) * (part + 0.5)) / partsPerStep;
      room.advance(HOUR_MS / perHour / partsPerStep, tempEq);
    }
    before = now;
    answer[Math.floor(step / perHour) % hours]! += room.sensed / perHour;
  }
  return answer;
}
