import { expect, it } from "vitest";
import { read, TEXTS } from "./csv-fixture.ts";
import { writeCsvSet } from "./write-csv.ts";

const rooms = "room,capacity,equipment\nA1,32,pc; projector\nB 2,50,projector\n";
const courses = (calculus: string, optics = "") =>
  `course,lecturer,students,lectures,unsuitable_rooms,needs\ncalculus,kim,,2,,${calculus}\noptics,lee,,,A1,${optics}\nlab,kim,12,1,,\n`;
const set = (calculus: string, optics = "") => ({ ...TEXTS, rooms, courses: courses(calculus, optics) });

it("a room without what a course needs does not suit it, besides those that are listed", () => {
  const { instance } = read(set("pc;projector", "pc"));
  expect(instance.rooms.map(({ equipment }) => equipment)).toEqual([["pc", "projector"], ["projector"]]);
  expect(instance.courses.map(({ needs, unsuitableRooms }) => [needs, unsuitableRooms])).toEqual([
    [["pc", "projector"], [1]],
    [["pc"], [0, 1]],
    [undefined, []],
  ]);
});

it("equipment and needs are written and read again", () => {
  const timetable = read(set("pc", "projector"));
  const { enrolments: _, ...texts } = { enrolments: "", ...writeCsvSet(timetable) };
  expect(read(texts).instance).toEqual(timetable.instance);
});

it.each([
  [
    "gpu",
    /courses.csv \(line 2, column needs\) as no room has "gpu": add it to equipment in rooms.csv, or mend the name/,
  ],
  ["pc;oven", /as no room has "oven"/],
])("a need that no room has is refused: %s", (needs, message) => {
  expect(() => read(set(needs))).toThrow(message);
});

it("needs that no room has together are refused", () => {
  const apart = "room,capacity,equipment\nA1,32,pc\nB 2,50,projector\n";
  expect(() => read({ ...set("pc;projector"), rooms: apart })).toThrow(/no room has all of "pc;projector"/);
});
