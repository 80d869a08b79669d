/**
 * Makes normal noise that is the same for the same seed: a counter through a hash of integers, then Box and Muller [1].
 *
 * @param seed Any whole number. [1]
 * @returns A source of numbers of mean 0 and variance 1, one a call.
 *
 * [1] G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates," Ann. Math. Stat., vol. 29, no. 2,
 *     pp. 610–611, 1958, doi:10.1214/aoms/1177706645.
 */
export function seededNoise(seed: number): () => number {
  let count = 0;
  return () => {
    count += 2;
    const radius = Math.sqrt(-2 * Math.log(1 - uniform(seed, count)));
    return radius * Math.cos(2 * Math.PI * uniform(seed, count + 1));
  };
}

/** From 0 to below 1. */
function uniform(seed: number, count: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(count + 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000;
}
