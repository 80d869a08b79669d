import { expect, it } from "vitest";
import { type RoomChoiceTexts, readRoomChoice } from "./read-room-choice.ts";
import { readRoomedLectures } from "./read-roomed-lectures.ts";
import { slotLabel, teachingSlot } from "./teaching-slot.ts";

const ROOM = {
  name: "Lab",
  block_id: 5,
  cost_per_lecture: 3,
  ac_cost_per_person_per_lecture: 0.03,
  setup_cost: 0.1,
  qty_seats: 30,
  qty_pc: 20,
  pc_cost_per_lecture: 0.2,
};
const CLASS = { subject: "Optics", course_id: 7, group_id: 0, qty_students: 12, lectures: { 90: { timeslot: "2M1" } } };
const texts = (changes: Partial<Record<keyof RoomChoiceTexts, unknown>> = {}): RoomChoiceTexts => {
  const files = {
    "classes_classroom.json": { 11: CLASS },
    "classes_pc.json": { 12: { ...CLASS, group_id: 4 } },
    "locations_classroom.json": { 1: { ...ROOM, pc_cost_per_lecture: null }, 2: ROOM },
    "locations_pc.json": { 2: { ...ROOM, qty_seats: null } },
    "occupied_locations.json": { occupied_locations: ["2M3_1", "2M3_99"] },
    ...changes,
  };
  const written = Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]);
  return Object.fromEntries(written);
};

it("readRoomChoice() takes a room of two files as one that serves as classroom and lab", () => {
  const { rooms, classes, lectures, taken } = readRoomChoice("term", texts());
  expect(rooms.map(({ id, seats, computers, kwhPerComputer }) => [id, seats, computers, kwhPerComputer])).toEqual([
    ["1", 30, null, null],
    ["2", 30, 20, 0.2],
  ]);
  expect(classes.map(({ id, group, use }) => [id, group, use])).toEqual([
    ["11", null, "classroom"],
    ["12", "4", "pc"],
  ]);
  expect(lectures[1]).toEqual({ id: "90", classIndex: 1, slot: teachingSlot("2M1") });
  expect(taken.map((slots) => [...slots].map(slotLabel))).toEqual([["2M3"], []]);
});

it("teachingSlot() counts slots of a shift in a row and leaves a gap between shifts and days", () => {
  expect(teachingSlot("2M2") - teachingSlot("2M1")).toBe(1);
  expect(teachingSlot("2V1") - teachingSlot("2M6")).toBeGreaterThan(1);
  expect(teachingSlot("3M1") - teachingSlot("2N6")).toBeGreaterThan(1);
  expect(slotLabel(teachingSlot("7N5"))).toBe("7N5");
});

it.each<[string, Partial<Record<keyof RoomChoiceTexts, unknown>>, string]>([
  ["no object", { "classes_pc.json": [1] }, "classes_pc.json as the file must be an object: it is [1]"],
  [
    "a text for a number",
    classes({ qty_students: "x" }),
    'qty_students of class 11 must be a number that is not negative: it is "x"',
  ],
  [
    "a negative number",
    rooms({ setup_cost: -1 }),
    "setup_cost of room 1 must be a number that is not negative: it is -1",
  ],
  ["a field that is not there", rooms({ name: undefined }), "name of room 1 must be a text or number: it is undefined"],
  ["no lectures", classes({ lectures: null }), "lectures of class 11 must be an object: it is null"],
  ["a strange slot", classes({ lectures: { 9: { timeslot: "8X1" } } }), "the slot «8X1»: it must be a day 1 to 7"],
  [
    "rooms that disagree",
    { "locations_pc.json": { 2: { ...ROOM, cost_per_lecture: 4 } } },
    "another kwhPerLecture of room 2",
  ],
  ["no pairs", { "occupied_locations.json": {} }, "it has no list occupied_locations"],
  [
    "a half pair",
    { "occupied_locations.json": { occupied_locations: ["2M1"] } },
    "«2M1» is no slot and room such as 2M1_94",
  ],
])("readRoomChoice() says what is wrong: %s", (_, changes, message) => {
  expect(() => readRoomChoice("term", texts(changes))).toThrow(message);
});

it("readRoomChoice() says which file is no JSON", () => {
  expect(() => readRoomChoice("term", { ...texts(), "locations_pc.json": "{" })).toThrow(
    "Cannot read locations_pc.json as it is no JSON",
  );
});

it("readRoomedLectures() reads a solution and says what the instance lacks", () => {
  const choice = readRoomChoice("term", texts());
  const row = { timeslot: "2M1", requires: "pc", location_id: 2, class_id: 12 };
  const read = (value: unknown) => readRoomedLectures(choice, "plan.json", JSON.stringify(value));
  const lecture = { classIndex: 1, room: 1, slot: teachingSlot("2M1"), use: "pc" };
  expect(read({ solution: [row] })).toEqual([lecture]);
  expect(read({ 90: row })).toEqual([lecture]);
  expect(() => read({ 90: { ...row, class_id: 77 } })).toThrow(
    "Cannot read plan.json as class 77 is not in the instance",
  );
  expect(() => read({ 90: { ...row, location_id: 7 } })).toThrow("room 7 is not in the instance");
  expect(() => read({ 90: { ...row, requires: "x" } })).toThrow(
    "requires of lecture 1 must be classroom or pc: it is x",
  );
});

function classes(change: object) {
  return { "classes_classroom.json": { 11: { ...CLASS, ...change } } };
}

function rooms(change: object) {
  return { "locations_classroom.json": { 1: { ...ROOM, ...change } } };
}
