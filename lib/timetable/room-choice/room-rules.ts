import { roomCapacity } from "./room-capacity.ts";
import type { EnergyRoom, RoomChoice, TaughtClass } from "./room-choice.ts";

/** Rules beyond seats, one lecture a room, and one room for lectures of a class that follow one another. */
export interface RoomRules {
  /** All lectures of a class are in one room. */
  readonly classInOneRoom: boolean;
  /** All lectures of a group that need no computers are in one room. */
  readonly groupInOneRoom: boolean;
  /** The building for lectures of groups that need no computers; null for any. */
  readonly groupBlock: string | null;
  /** The building that a course of studies stays in, by its id. */
  readonly courseBlocks: Readonly<Record<string, string>>;
}

/** Scenario 10 of IFPB: any free room that is large enough. */
export const SCENARIO_10: RoomRules = {
  classInOneRoom: false,
  groupInOneRoom: false,
  groupBlock: null,
  courseBlocks: {},
};

/** Scenario 1 of IFPB: classes and groups keep their rooms, groups and four courses their buildings. */
export const SCENARIO_1: RoomRules = {
  classInOneRoom: true,
  groupInOneRoom: true,
  groupBlock: "57",
  courseBlocks: { 56: "58", 59: "59", 192: "56", 206: "58" },
};

/**
 * Tells whether a class may be taught in a room: enough seats or computers, and in the right building.
 *
 * @param rules The rules.
 * @param taught The class.
 * @param room The room.
 * @returns True where it may.
 */
export function mayTeachIn(rules: RoomRules, taught: TaughtClass, room: EnergyRoom): boolean {
  const blocks = blocksOf(rules, taught);
  return taught.students <= roomCapacity(room, taught.use) && blocks.every((block) => block === room.block);
}

/**
 * The buildings that rules hold a class to: it must be in each of them.
 *
 * @param rules The rules.
 * @param taught The class.
 * @returns None, one or two ids.
 */
export function blocksOf(rules: RoomRules, taught: TaughtClass): string[] {
  const blocks: (string | null | undefined)[] = [rules.courseBlocks[taught.course]];
  if (taught.group !== null && taught.use === "classroom") blocks.push(rules.groupBlock);
  return blocks.filter((block) => block !== undefined && block !== null);
}

/**
 * Names those with whom a class must share a room.
 *
 * @param rules The rules.
 * @param choice The instance.
 * @param classIndex The class, counted from 0.
 * @returns A key equal among them; null where its lectures may be in several rooms.
 */
export function sharingKey(rules: RoomRules, choice: RoomChoice, classIndex: number): string | null {
  const { group, use } = choice.classes[classIndex]!;
  if (rules.groupInOneRoom && group !== null && use === "classroom") return `group ${group}`;
  return rules.classInOneRoom ? `class ${choice.classes[classIndex]!.id}` : null;
}
