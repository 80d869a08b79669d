import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOM_CHOICE_FILES, type RoomChoiceTexts, readRoomChoice } from "./read-room-choice.ts";
import { readRoomedLectures } from "./read-roomed-lectures.ts";
import type { RoomChoice, RoomedLecture } from "./room-choice.ts";
import { type RoomRules, SCENARIO_1, SCENARIO_10 } from "./room-rules.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/data/timetabling/energy-cap-ifpb");

/** Whether the three terms of IFPB stand beside the project. */
export const IFPB_PRESENT = existsSync(FOLDER);

/** The terms of IFPB with what CPLEX found for each scenario and what is published of the plan made by hand. [kWh] */
export const IFPB_TERMS = [
  { term: "20181", optimum: { 10: 10105.494365487248, 1: 10648.957975290716 }, byHand: 13387 },
  { term: "20182", optimum: { 10: 10288.917386267334, 1: 10798.384779244661 }, byHand: 13845 },
  { term: "20191", optimum: { 10: 10522.40574869141, 1: 11006.992017950863 }, byHand: 14227 },
] as const;

/** Rules of the two scenarios. */
export const IFPB_SCENARIOS: readonly { readonly scenario: 10 | 1; readonly rules: RoomRules }[] = [
  { scenario: 10, rules: SCENARIO_10 },
  { scenario: 1, rules: SCENARIO_1 },
];

/** A term of IFPB. */
export function ifpbTerm(term: string): RoomChoice {
  const texts = ROOM_CHOICE_FILES.map((file) => [file, text(`instances/${term}/${file}`)]);
  return readRoomChoice(term, Object.fromEntries(texts) as RoomChoiceTexts);
}

/** The plan that CPLEX found. */
export function cplexPlan(choice: RoomChoice, scenario: 10 | 1): RoomedLecture[] {
  const file = `solutions/${choice.name}_${scenario}.json`;
  return readRoomedLectures(choice, file, text(file));
}

/** The plan that people made. */
export function planByHand(choice: RoomChoice): RoomedLecture[] {
  const file = `manual_solutions/${choice.name}.json`;
  return readRoomedLectures(choice, file, text(file));
}

function text(file: string): string {
  return readFileSync(path.join(FOLDER, file), "utf8");
}
