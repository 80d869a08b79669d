import type { Board } from "./board.ts";
import type { DenseInstance } from "./dense-instance.ts";

/**
 * The soft cost of a board, from the start, without what lectures cost that are not on it.
 *
 * @param dense The instance.
 * @param board The board.
 * @returns The weighted cost.
 */
export function boardCost(dense: DenseInstance, board: Board): number {
  const { rooms, courses, days, slots, curricula, courseOf, seatCost, weights } = dense;
  let seats = 0;
  board.room.forEach((r, l) => {
    if (r >= 0) seats += seatCost[courseOf[l]! * rooms + r]!;
  });
  let short = 0;
  let extraRooms = 0;
  for (let c = 0; c < courses; c++) {
    short += Math.max(0, board.daysShort[c]!);
    const used = board.inRoom.subarray(c * rooms, (c + 1) * rooms).reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
    extraRooms += Math.max(0, used - 1);
  }
  let isolated = 0;
  for (let k = 0; k < curricula * days; k++) {
    for (let s = 0; s < slots; s++) {
      // Bit s + 2 alone among its neighbours.
      if (((board.day[k]! >> s) & 14) === 4) isolated++;
    }
  }
  return (
    seats +
    weights.minimumWorkingDays * short +
    weights.curriculumCompactness * isolated +
    weights.roomStability * extraRooms
  );
}
