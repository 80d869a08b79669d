import { UserError } from "#lib/core/user-error.ts";

const SHIFTS = "MVN";
/** Lectures of a shift are 1 to 6; the seventh is the break after it, so that adjacent slots always touch. */
const SLOTS_A_SHIFT = 7;
const SLOTS_A_DAY = SLOTS_A_SHIFT * SHIFTS.length;

/** Slots of a week, breaks between shifts included. */
export const SLOTS_A_WEEK = SLOTS_A_DAY * 7;

/**
 * Counts a slot such as `2M1`: Monday (Sunday is 1), morning (M, V for the afternoon, N for the night), first lecture.
 *
 * @param label The slot as the files write it.
 * @returns Slots from Sunday's first on, breaks included: two slots follow one another just where their counts do.
 * @throws {UserError} If it is no slot.
 */
export function teachingSlot(label: string): number {
  const [, day, shift, lecture] = /^([1-7])([MVN])([1-6])$/.exec(label) ?? [];
  if (!day || !shift || !lecture) {
    throw new UserError(
      `Cannot read the slot «${label}»: it must be a day 1 to 7, M, V or N, and a lecture 1 to 6, as 2M1`,
    );
  }
  return (Number(day) - 1) * SLOTS_A_DAY + SHIFTS.indexOf(shift) * SLOTS_A_SHIFT + Number(lecture) - 1;
}

/**
 * Writes a slot as the files do.
 *
 * @param slot The slot, counted from 0.
 * @returns The label, as `2M1`.
 */
export function slotLabel(slot: number): string {
  const [day, inDay] = [Math.floor(slot / SLOTS_A_DAY), slot % SLOTS_A_DAY];
  return `${day + 1}${SHIFTS[Math.floor(inDay / SLOTS_A_SHIFT)]}${(inDay % SLOTS_A_SHIFT) + 1}`;
}

/**
 * Tells which shift of the week a slot lies in.
 *
 * @param slot The slot, counted from 0.
 * @returns Shifts from Sunday's morning on.
 */
export function shiftOf(slot: number): number {
  return Math.floor(slot / SLOTS_A_SHIFT);
}
