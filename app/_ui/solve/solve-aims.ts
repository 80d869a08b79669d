import type { SolveWeights } from "#lib/timetable/what-if/solve-request.ts";

/** What a reader may aim at with one choice. */
export type Aim = "energy" | "emissions" | "cost" | "sun" | "peak" | "soft";

/** A moved lecture is worth this in points of UD2, so that none moves for nothing. */
const MOVED = { movedTime: 1, movedRoom: 0.5 };
const NOTHING = { soft: 1, kwh: 0, kgCo2e: 0, thousandKrw: 0, exportedKwh: 0, peakKw: 0, ...MOVED };

/** The weights that an aim stands for, in points of UD2: each of about the same worth where a kWh is a Korean one. */
export const AIMS: Readonly<Record<Aim, SolveWeights>> = {
  energy: { ...NOTHING, kwh: 1 },
  emissions: { ...NOTHING, kgCo2e: 2 },
  cost: { ...NOTHING, thousandKrw: 8 },
  sun: { ...NOTHING, kwh: 0.2, exportedKwh: 1 },
  peak: { ...NOTHING, kwh: 0.2, peakKw: 10 },
  soft: NOTHING,
};

/** The names of weights, in the order in which they are shown. */
export const WEIGHTS = [
  ...(["soft", "kwh", "kgCo2e", "thousandKrw", "exportedKwh", "peakKw", "movedTime", "movedRoom"] as const),
] satisfies readonly (keyof SolveWeights)[];

/** The aim that weights stand for; undefined for weights of their own. */
export function aimOf(weights: SolveWeights): Aim | undefined {
  return (Object.keys(AIMS) as Aim[]).find((aim) => WEIGHTS.every((name) => AIMS[aim][name] === weights[name]));
}
