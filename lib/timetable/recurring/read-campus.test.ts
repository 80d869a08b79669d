import { expect, it } from "vitest";
import { QUARTERS_A_MONTH } from "./campus-month.ts";
import { readCampus } from "./read-campus.ts";
import { readCampusMonth } from "./read-campus-month.ts";
import { readSchedule } from "./schedule-file.ts";

const LINES = [
  "ppoi 1 1 1 2 1",
  "b 0 2 1",
  "s 0 0",
  "c 0 0 150 75 0.85",
  "r 0 1 S 50 4 0",
  "r 1 2 L 60.5 3 1 0",
  "a 0 1 L 40 5 10 12 0",
];
const withLine = (index: number, line: string) => LINES.map((old, i) => (i === index ? line : old)).join("\n");

it("readCampus() reads buildings, batteries and activities with what must come first", () => {
  const campus = readCampus("small", `${LINES.join("\r\n")}\n\n`);
  expect(campus.buildings).toEqual([{ id: 0, smallRooms: 2, largeRooms: 1 }]);
  expect(campus.batteries).toEqual([{ id: 0, building: 0, capacityKwh: 150, powerKw: 75, efficiency: 0.85 }]);
  expect(campus.recurring[1]).toEqual({
    id: 1,
    rooms: 2,
    size: "large",
    kwPerRoom: 60.5,
    duration: 3,
    predecessors: [0],
  });
  expect(campus.onceOff[0]).toMatchObject({ value: 10, outOfHours: 12, predecessors: [] });
});

it.each([
  ["another first line", 0, "b 1 1 1", "Cannot read small as its first line must begin with ppoi"],
  ["a count that differs", 0, "ppoi 1 1 1 3 1", "line 1: it announces 3 lines «r» where there are 2"],
  ["a line of another kind", 2, "x 1", "line 3: «x» is none of b, s, c, r, a"],
  ["a word for a number", 4, "r 0 1 S much 4 0", "line 5: load must be a number that is not negative: it is much"],
  ["a size", 4, "r 0 1 M 50 4 0", "line 5: size must be S or L: it is M"],
  ["too little", 5, "r 1 2 L 60 3 2 0", "line 6: predecessor is missing after «r 1 2 L 60 3 2 0»"],
  ["too much", 5, "r 1 2 L 60 3 0 0", "line 6: «0» is too much"],
  ["an id out of order", 5, "r 2 2 L 60 3 0", "line 6: ids must count from 0: 2 stands in the place of 1"],
  ["an unknown predecessor", 5, "r 1 2 L 60 3 1 9", "line 6: there is no other activity 9 to come first"],
  ["a battery that gains", 3, "c 0 0 150 75 1.1", "line 4: efficiency must be above 0, at most 1"],
])("readCampus() says what is wrong and where: %s", (_, index, line, message) => {
  expect(() => readCampus("small", withLine(index, line))).toThrow(message);
});

it("readCampusMonth() wants a whole November of two numbers a line", () => {
  const whole = Array.from({ length: QUARTERS_A_MONTH }, (_, q) => `${q},-12.5`);
  expect(readCampusMonth("m.csv", `${whole.join("\n")}\n`).netLoadKw[7]).toBe(7);
  expect(() => readCampusMonth("m.csv", whole.slice(1).join("\n"))).toThrow("it has 2879 lines");
  for (const line of ["1", "1,", "1,x", "1,2,3"]) {
    expect(() => readCampusMonth("m.csv", [line, ...whole.slice(1)].join("\n"))).toThrow("m.csv, line 1");
  }
});

it("readSchedule() says what is wrong and where", () => {
  const read = (...lines: string[]) => readSchedule("s.txt", lines.join("\n"));
  expect(() => read("sched 0 0")).toThrow("it must begin with a line ppoi and a line sched");
  expect(() => read("ppoi", "sched 1 0")).toThrow("line 2: it announces 1 recurring activities, there are 0");
  expect(() => read("ppoi", "sched 0 0", "c 0 0 3")).toThrow("line 3: a battery's action must be 0 to charge");
  expect(() => read("ppoi", "sched 1 0", "r 0 90 2 1")).toThrow("line 3: building is missing");
  expect(() => read("ppoi", "sched 0 0", "z")).toThrow("line 3: «z» is none of r, a, c");
});
