/** State of a xorshift128 generator, four words. */
export type RandomState = Int32Array;

/**
 * Makes the state of a generator from a seed, a xorshift128 [1], by splitmix32 so that neighbouring seeds have nothing in common.
 *
 * @param seed Any whole number of 32 bits. [1]
 * @returns The state, never all zero.
 *
 * [1] G. Marsaglia, "Xorshift RNGs," J. Stat. Softw., vol. 8, no. 14, 2003, doi:10.18637/jss.v008.i14.
 */
export function seededRandom(seed: number): RandomState {
  const state = new Int32Array(4);
  let a = seed | 0;
  for (let k = 0; k < 4; k++) {
    a = (a + 0x9e3779b9) | 0;
    let t = a ^ (a >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    state[k] = t ^ (t >>> 15);
  }
  state[0]! |= 1;
  return state;
}

/** The greatest seed that a run can be kept with. */
export const MOST_SEED = 2 ** 31 - 1;

/**
 * Draws a whole number.
 *
 * @param state The generator, which moves on.
 * @param count Number of numbers to draw from, at most 65536.
 * @returns A number from 0 to count − 1.
 */
export function randomBelow(state: RandomState, count: number): number {
  return ((next(state) >>> 16) * count) >>> 16;
}

/**
 * Draws a number of 32 random bits.
 *
 * @param state The generator, which moves on.
 * @returns A number from 0 to below 1.
 */
export function randomUnit(state: RandomState): number {
  return (next(state) >>> 0) / 0x1_0000_0000;
}

function next(state: RandomState): number {
  const [x, w] = [state[0]!, state[3]!];
  const t = x ^ (x << 11);
  state[0] = state[1]!;
  state[1] = state[2]!;
  state[2] = w;
  state[3] = w ^ (w >>> 19) ^ t ^ (t >>> 8);
  return state[3];
}
