import { UserError } from "#lib/core/user-error.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { type Board, FREE } from "./board.ts";
import type { DenseInstance } from "./dense-instance.ts";

/**
 * Puts the lectures of a plan on a board, those that are pinned first. What would break a hard rule there is left without
 * a place.
 *
 * @param instance The instance, for its names.
 * @param dense The same in flat arrays.
 * @param board The empty board.
 * @param start The plan, complete.
 * @param pinned 1 for each lecture that must stay.
 * @throws {UserError} If the plan is not complete, or a pinned lecture cannot be where it is.
 */
export function putStart(
  instance: Instance,
  dense: DenseInstance,
  board: Board,
  start: Plan,
  pinned: Uint8Array,
): void {
  const { periods, rooms, courseOf, firstLecture } = dense;
  if (start.length !== dense.lectures || start.some(({ course }, l) => course !== courseOf[l])) {
    throw new UserError(
      `Cannot start from a plan of ${start.length} lectures as ${instance.name} has ${dense.lectures}, course by course: give a complete plan`,
    );
  }
  for (const mustStay of [true, false]) {
    start.forEach(({ course, period, room }, l) => {
      if ((pinned[l] === 1) !== mustStay) return;
      const isThere = period >= 0 && period < periods && room >= 0 && room < rooms;
      const fits = isThere && board.taken[course * periods + period] === 0 && board.at[period * rooms + room] === FREE;
      if (fits) {
        board.put(l, period, room);
      } else if (mustStay) {
        throw new UserError(
          `Cannot keep lecture ${l - firstLecture[course]! + 1} of ${instance.courses[course]!.id} where it is, as it breaks a hard rule or its room is closed there: do not pin it`,
        );
      }
    });
  }
}
