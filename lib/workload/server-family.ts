import type { Estimate } from "./estimate.ts";

/** Servers of one generation of processors: what one of their threads draws, all of the machine shared among them. */
export interface ServerFamily {
  readonly name: string;
  /** With nothing to do. [W per thread] */
  readonly idle: Estimate;
  /** At full load. [W per thread] */
  readonly full: Estimate;
}

const of = (
  pattern: RegExp,
  name: string,
  [idleLow, idle, idleHigh]: readonly [number, number, number],
  [fullLow, full, fullHigh]: readonly [number, number, number],
) => ({
  pattern,
  family: {
    name,
    idle: { value: idle, low: idleLow, high: idleHigh },
    full: { value: full, low: fullLow, high: fullHigh },
  },
});

// 5 %, 50 % and 95 % of the systems in SPECpower_ssj2008 as of 2026-03-09 (1,088 results, cloud-carbon-footprint/ccf-coefficients,
// Apache-2.0), wall power by hardware thread. Medians, as a few systems with other things in them pull the mean up.
const FAMILIES = [
  of(/EPYC 7[0-9A-Z]{2}1/, "AMD EPYC 7001", [0.62, 0.74, 1.32], [2.16, 2.32, 3.66]),
  of(/EPYC 7[0-9A-Z]{2}2/, "AMD EPYC 7002", [0.31, 0.44, 0.71], [1.52, 1.66, 1.96]),
  of(/EPYC 7[0-9A-Z]{2}3/, "AMD EPYC 7003", [0.31, 0.42, 0.68], [1.66, 1.92, 2.28]),
  of(/EPYC [89][0-9A-Z]{2}4/, "AMD EPYC 8004 and 9004", [0.21, 0.32, 1.75], [1.2, 1.65, 3.81]),
  of(/EPYC 9[0-9A-Z]{2}5/, "AMD EPYC 9005", [0.18, 0.21, 0.37], [1.09, 1.17, 1.98]),
  of(/E[57]-\d{4}[A-Z]? v3/, "Intel Xeon E5 and E7 v3", [0.55, 0.65, 0.86], [3.67, 3.81, 4.29]),
  of(/E[57]-\d{4}[A-Z]? v4/, "Intel Xeon E5 and E7 v4", [0.47, 0.51, 0.64], [2.75, 3.02, 3.6]),
  of(
    /(Bronze|Silver|Gold|Platinum) \d1\d\d/,
    "Intel Xeon Scalable, 1st generation",
    [0.37, 0.53, 0.82],
    [3.17, 4.12, 4.51],
  ),
  of(
    /(Bronze|Silver|Gold|Platinum) \d2\d\d/,
    "Intel Xeon Scalable, 2nd generation",
    [0.43, 0.6, 1.68],
    [3.08, 4.04, 5.51],
  ),
  of(
    /(Bronze|Silver|Gold|Platinum) \d3\d\d/,
    "Intel Xeon Scalable, 3rd generation",
    [0.6, 0.92, 1.66],
    [3.33, 4.12, 5.11],
  ),
  of(
    /(Bronze|Silver|Gold|Platinum) \d4\d\d/,
    "Intel Xeon Scalable, 4th generation",
    [0.64, 0.9, 1.75],
    [2.77, 3.99, 5.42],
  ),
  of(
    /(Bronze|Silver|Gold|Platinum) \d5\d\d/,
    "Intel Xeon Scalable, 5th generation",
    [0.55, 0.83, 1.39],
    [2.46, 3.27, 6.98],
  ),
  of(/Xeon 6[579]\d\d[PE]/, "Intel Xeon 6", [0.31, 0.63, 0.85], [1.18, 2.61, 3.12]),
  of(/Altra|Neoverse/, "Ampere Altra", [0.56, 0.62, 1.09], [1.12, 1.92, 2.05]),
  of(/Xeon E-2[123]\d\d|Xeon E E-2\d\d\d|Xeon E-24\d\d/, "Intel Xeon E", [0.97, 1.25, 1.69], [3.54, 5.15, 6.95]),
];

/** All servers whose results were published since 2017: for a processor that hides its name, as in a virtual machine. */
const ANY_SERVER: ServerFamily = {
  name: "servers since 2017",
  idle: { value: 0.63, low: 0.22, high: 1.64 },
  full: { value: 3.35, low: 1.17, high: 5.44 },
};

/**
 * Finds the servers that a processor is one of.
 *
 * @param brand Name of the processor, as it gives it.
 * @returns Its family; undefined where the name tells none.
 */
export function serverFamily(brand: string): ServerFamily | undefined {
  const plain = brand.replace(/\((R|TM)\)|[®™]/gi, "").replace(/\s+/g, " ");
  return FAMILIES.find(({ pattern }) => pattern.test(plain))?.family;
}

/**
 * The servers that a processor may be one of: its own family, else all that are not old.
 *
 * @param brand Name of the processor, as it gives it.
 * @returns A family with the spread of what it stands for.
 */
export function likelyServer(brand: string): ServerFamily {
  return serverFamily(brand) ?? ANY_SERVER;
}
