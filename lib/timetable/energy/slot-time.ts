/** A period of a day. */
export interface SlotTime {
  /** When it begins, after local midnight. [min] */
  readonly startMin: number;
  /** When it ends. [min] */
  readonly endMin: number;
}
