import type { LectureMove } from "../cost/diff-plans.ts";
import type { Instance } from "../model/instance.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import type { LoadDifference } from "./load-taken-back.ts";
import type { MoveChange } from "./move-change.ts";

/**
 * Why a lecture moved: into a room of fewer seats whose base falls; out of a building that is then empty for a period; next to
 * another lecture, so that a room is brought to temperature less often; to a period in which more of its load is met by the sun;
 * to a cheaper, or a cleaner, hour; to weather in which heating and cooling need less; for its students' or lecturers' week.
 */
export type MoveReason =
  | "smallerRoom"
  | "buildingClosed"
  | "fewerStarts"
  | "sunnier"
  | "cheaperHour"
  | "cleanerHour"
  | "lessHeatingCooling"
  | "betterWeek";

/** A move, and what it changes. */
interface JudgedMove {
  readonly instance: Instance;
  readonly energy: CampusEnergy;
  readonly move: LectureMove;
  readonly parts: LoadDifference["parts"];
  readonly change: MoveChange;
}

/** Less than this is no reason. [kWh] */
const TINY_KWH = 1e-6;

/**
 * Tells why a lecture moved.
 *
 * @param judged The move.
 * @returns Reasons, those of rooms first; none where only others gain by it.
 */
export function moveReasons({ instance, energy, move: { from, to }, parts, change }: JudgedMove): MoveReason[] {
  const fell = (name: keyof typeof parts) => parts[name] < -TINY_KWH;
  const seats = (room: number) => instance.rooms[room]!.capacity;
  const mean = (name: "krwPerKwh" | "kgCo2ePerKwh", period: number) =>
    energy.weeks.reduce((sum, week) => sum + week[name][period]!, 0) / energy.weeks.length;
  const fallsAt = (name: "krwPerKwh" | "kgCo2ePerKwh") => mean(name, to.period) - mean(name, from.period) < -1e-9;
  const soft = change.roomCapacity + change.minimumWorkingDays + change.curriculumCompactness + change.roomStability;
  const told: readonly (readonly [MoveReason, boolean])[] = [
    ["smallerRoom", seats(to.room) < seats(from.room) && fell("base")],
    ["buildingClosed", fell("building")],
    ["fewerStarts", fell("setup")],
    ["lessHeatingCooling", fell("hvac")],
    ["sunnier", change.importKwh - change.kwh < -TINY_KWH],
    ["cheaperHour", fallsAt("krwPerKwh")],
    ["cleanerHour", fallsAt("kgCo2ePerKwh")],
    ["betterWeek", soft < 0],
  ];
  return told.flatMap(([reason, holds]) => (holds ? [reason] : []));
}
