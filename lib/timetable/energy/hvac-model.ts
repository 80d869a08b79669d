import type { HvacClass, HvacControl } from "./hvac-class.ts";
import type { HvacTable } from "./hvac-table.ts";

/** Heating and cooling of rooms, by day and by which of its periods they are used in. */
export interface HvacModel {
  readonly classes: readonly HvacClass[];
  readonly control: HvacControl;
  /** By room, its class. */
  readonly classOf: Int32Array;
  /** By room, its floor area by that of its class' room. [1] */
  readonly scaleOf: Float64Array;
  /** A week of weather in a class: computed when it is first asked for. */
  readonly table: (hvacClass: number, week: number) => HvacTable;
}
