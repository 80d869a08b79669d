/** Nominal power of processors for PCs by what the end of their name says; makers' processor base power. [W] */
const BY_NAME: readonly (readonly [pattern: RegExp, watts: number])[] = [
  [/Apple M\d Ultra/, 90],
  [/Apple M\d Max/, 55],
  [/Apple M\d Pro/, 35],
  [/Apple M\d/, 20],
  [/Intel.*\b[NJ]\d{2,4}\b/, 10],
  [/Core.*(\dY\d{2}\b|\dY\b)/, 7],
  [/Intel.*\d(HX)\b/, 55],
  [/Intel.*\d(H|HK|HQ|HS|MQ)\b/, 45],
  [/Intel.*\dP\b/, 28],
  [/Intel.*\d(U|V|G[1-7])\b/, 15],
  [/Intel.*\dT\b/, 35],
  [/Intel.*\d(K|KF|KS)\b/, 125],
  [/Intel.*\dX[EM]?\b/, 140],
  [/Intel.*(Core|Pentium|Celeron)/, 65],
  [/Ryzen Threadripper/, 280],
  [/Ryzen.*\dHX3?D?\b/, 55],
  [/Ryzen.*\d(H|HS)\b|Ryzen AI/, 45],
  [/Ryzen.*\dU\b/, 15],
  [/Ryzen.*\d(E|GE)\b/, 35],
  [/Ryzen 9 .*\dX(3D|T)?\b/, 120],
  [/Ryzen 7 .*\dX(3D|T)?\b/, 105],
  [/Ryzen/, 65],
  [/Xeon.*W-?\d/, 165],
  [/Xeon.*E3-|Xeon.*E-2/, 75],
];

/**
 * The nominal (thermal design) power of a processor for PCs.
 *
 * @param brand Name of the processor, as it gives it.
 * @returns Watts of all that is in its package; undefined where the name tells nothing. [W]
 */
export function designPower(brand: string): number | undefined {
  const plain = brand.replace(/\((R|TM)\)|[®™]/gi, "").replace(/\s+/g, " ");
  return BY_NAME.find(([pattern]) => pattern.test(plain))?.[1];
}
