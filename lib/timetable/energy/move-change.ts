import type { SoftParts } from "./soft-parts.ts";

/** What a plan gains by a move: its figures less those without it, so what is saved is below 0. Means over the weeks. */
export interface MoveChange extends SoftParts {
  readonly kwh: number;
  readonly importKwh: number;
  readonly kgCo2e: number;
  readonly krw: number;
  /** [1] */
  readonly selfConsumption: number;
}
