import type { HvacModel } from "./hvac-model.ts";
import type { LectureLoad } from "./load-parts.ts";
import type { Occupancy } from "./occupancy.ts";

/** Where a room is looked up. */
interface HvacPlace {
  readonly hvac: HvacModel;
  readonly use: Occupancy;
  /** Periods a day. */
  readonly slots: number;
  /** Periods a week. */
  readonly periods: number;
}

/**
 * Adds what heating and cooling of a room takes on a day, as the table of days has it.
 *
 * @param place The model, and who is where.
 * @param room The room, from 0.
 * @param week Week of weather, from 0.
 * @param day Day of the week, from 0.
 * @param into Load to add to: usual people under `hvac`, those above or below under `people`. [kWh]
 */
export function hvacOfDay(
  { hvac, use, slots, periods }: HvacPlace,
  room: number,
  week: number,
  day: number,
  into: LectureLoad,
): void {
  const first = room * periods + day * slots;
  let mask = 0;
  for (let s = 0; s < slots; s++) if (use.lectures[first + s]! > 0) mask |= 1 << s;
  if (mask === 0) return;
  const hvacClass = hvac.classOf[room]!;
  const table = hvac.table(hvacClass, week);
  const at = table.at(mask) + day * slots;
  const kwh = table.kwh();
  const scale = hvac.scaleOf[room]!;
  const usual = hvac.classes[hvacClass]!.people * scale;
  for (let s = 0; s < slots; s++) {
    into.hvac[day * slots + s]! += scale * kwh[at + s]!;
    const more = (mask & (1 << s)) === 0 ? 0 : use.people[first + s]! - usual;
    into.people[day * slots + s]! += kwh[at + periods + s]! * more;
  }
}
