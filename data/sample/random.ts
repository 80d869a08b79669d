/** A random number that depends on nothing but its keys: integers only, so the same on every machine. */
export function uniform(seed: number, ...keys: readonly (string | number)[]): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (const key of keys) {
    for (const char of `${key}|`) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** Nearly normal, mean 0, variance 1, never beyond ±3.5: the sum of four uniforms. */
export function bell(seed: number, ...keys: readonly (string | number)[]): number {
  const sum = [0, 1, 2, 3].reduce((total, i) => total + uniform(seed, ...keys, i), 0);
  return (sum - 2) * 1.7320508;
}

/** A slow wander of variance below 1: knots half a year apart, straight lines between. */
export function wander(seed: number, monthIndex: number, ...keys: readonly (string | number)[]): number {
  const knot = Math.floor(monthIndex / 6);
  const along = monthIndex / 6 - knot;
  return bell(seed, ...keys, knot) * (1 - along) + bell(seed, ...keys, knot + 1) * along;
}
