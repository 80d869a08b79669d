import { UserError } from "#lib/core/user-error.ts";

/** When the periods of a day are, for files that do not say. */
export interface SlotClock {
  /** When the first begins, as 09:00. */
  readonly firstSlot?: string;
  /** From the beginning of one to that of the next. [min] */
  readonly slotMinutes?: number;
  /** What of that is a break. [min] */
  readonly breakMinutes?: number;
}

const DAY_MINUTES = 1440;
const FIRST = "09:00";
const MINUTES = 60;
const BREAK = 10;

/**
 * Begin and end of each period of a day: from nine on, one an hour, the last ten minutes a break, where nothing else is said.
 *
 * @throws {UserError} If they do not fit into a day.
 */
export function slotTimes(slots: number, clock: SlotClock = {}): { start: number; end: number }[] {
  const { firstSlot = FIRST, slotMinutes = MINUTES, breakMinutes = BREAK } = clock;
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(firstSlot) ?? [];
  if (hour === undefined) {
    throw new UserError(`Cannot read --first-slot as it is a time such as 09:00: current value is ${firstSlot}`);
  }
  if (!(slotMinutes >= 1 && slotMinutes <= DAY_MINUTES)) {
    throw new UserError(`Cannot read --slot-minutes as it is a number from 1 to 1440: current value is ${slotMinutes}`);
  }
  if (!(breakMinutes >= 0 && breakMinutes < slotMinutes)) {
    throw new UserError(
      `Cannot read --break-minutes as it is a number from 0 to below the ${slotMinutes} minutes of a period: current value is ${breakMinutes}`,
    );
  }
  const first = 60 * Number(hour) + Number(minute);
  const last = first + slots * slotMinutes - breakMinutes;
  if (last > DAY_MINUTES) {
    throw new UserError(
      `Cannot lay ${slots} periods of ${slotMinutes} minutes into a day from ${firstSlot} on: give an earlier --first-slot or fewer --slot-minutes`,
    );
  }
  return Array.from({ length: slots }, (_, slot) => {
    const start = first + slot * slotMinutes;
    return { start, end: start + slotMinutes - breakMinutes };
  });
}
