import type { Occupancy } from "../energy/occupancy.ts";
import type { Instance } from "../model/instance.ts";
import type { RoomReadings } from "./calibrate-room-energy.ts";

/** What a room's meters saw over a period, or over as long a piece of a night. */
export interface MeasuredPeriod {
  /** Day of the week, 0 on Monday. */
  readonly day: number;
  /** Period of the day from 0; null at night, when nobody is there. */
  readonly slot: number | null;
  /** Energy. [kWh] */
  readonly kwh: number;
}

/**
 * Lays what was measured in a room beside the plan in force. Who is in a room without a lecture nobody lists, so that such a
 * period says nothing; how much an empty room uses, nights tell. A lecture that was called off counts as one that was held, and
 * who stayed away as there: the figures are those of a lecture in a plan.
 *
 * @param instance The instance.
 * @param use Who is where by the plan.
 * @param room Number of the room, from 0.
 * @param measured Periods and nights of days with lectures, shape [n].
 * @returns The readings, shape [n]; NaN where nobody knows who was there.
 */
export function roomReadings(
  { days, slots }: Instance,
  use: Occupancy,
  room: number,
  measured: readonly MeasuredPeriod[],
): RoomReadings {
  const at = ({ day, slot }: MeasuredPeriod) => room * days * slots + day * slots + slot!;
  const column = (value: (period: MeasuredPeriod) => number) => Float64Array.from(measured, value);
  const isHeld = (period: MeasuredPeriod) => use.lectures[at(period)]! > 0;
  return {
    kwh: column(({ kwh }) => kwh),
    people: column((period) => (period.slot === null ? 0 : isHeld(period) ? use.people[at(period)]! : Number.NaN)),
    pcs: column((period) => (period.slot === null ? 0 : use.pcs[at(period)]!)),
    isStart: column((period) =>
      period.slot !== null && isHeld(period) && (period.slot === 0 || use.lectures[at(period) - 1] === 0) ? 1 : 0,
    ),
  };
}
