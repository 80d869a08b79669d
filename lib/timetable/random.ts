/** A stream of random numbers that a seed repeats. */
export interface Random {
  /** A whole number in [0, bound), bound up to 2³². */
  below(bound: number): number;
  /** A number in [0, 1), of 32 random bits. */
  unit(): number;
}

/**
 * Random numbers of sfc32 [1], 32-bit integers only, so that a seed gives the same on every machine.
 *
 * @param seed Any whole number; its lower 32 bits count. [1]
 * @returns The stream.
 *
 * [1] C. Doty-Humphrey, "PractRand," 2014, https://pracrand.sourceforge.net.
 */
export function seededRandom(seed: number): Random {
  let a = 0;
  let b = 0;
  let c = seed | 0;
  let counter = 1;
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  // The author's number of rounds after which a seed's bits have reached all of the state.
  for (let round = 0; round < 12; round++) next();
  return {
    below: (bound) => Math.floor((next() / 0x1_0000_0000) * bound),
    unit: () => next() / 0x1_0000_0000,
  };
}
