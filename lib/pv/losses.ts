/** What takes of the DC power of an array, in the order in which it is told. */
export const LOSS_KINDS = [
  "soiling",
  "shading",
  "snow",
  "mismatch",
  "wiring",
  "connections",
  "degradation",
  "nameplate",
  "age",
  "availability",
] as const;

/** One of them. */
export type LossKind = (typeof LOSS_KINDS)[number];

/** DC losses by component. [%] */
export type DcLosses = Readonly<Record<LossKind, number>>;

/** The components that PVWatts starts with: 14.0757 % together; degradation is light-induced. [%] */
export const STANDARD_LOSSES: DcLosses = {
  ...{ soiling: 2, shading: 3, snow: 0, mismatch: 2, wiring: 2, connections: 0.5 },
  ...{ degradation: 1.5, nameplate: 1, age: 0, availability: 3 },
};

/**
 * Losses one after the other, each of what the others leave [1]: L = 1 − Π(1 − L_i).
 *
 * @param losses Components.
 * @returns Losses together; NaN where one is missing. [%]
 *
 * [1] A. P. Dobos, "PVWatts Version 5 Manual," NREL/TP-6A20-62641, 2014, doi:10.2172/1158421.
 */
export function combinedLosses(losses: DcLosses): number {
  return 100 * (1 - LOSS_KINDS.reduce((kept, kind) => kept * (1 - losses[kind] / 100), 1));
}

/**
 * Components that give a total, in the proportions of PVWatts' own: what each leaves is raised to one power.
 *
 * @param total Losses together. [%]
 * @returns Components; combined they are the total. A missing total gives missing components.
 */
export function lossesOfTotal(total: number): DcLosses {
  const power = Math.log(1 - total / 100) / Math.log(1 - combinedLosses(STANDARD_LOSSES) / 100);
  const share = (kind: LossKind) => 100 * (1 - (1 - STANDARD_LOSSES[kind] / 100) ** power);
  return Object.fromEntries(LOSS_KINDS.map((kind) => [kind, share(kind)])) as Record<LossKind, number>;
}
