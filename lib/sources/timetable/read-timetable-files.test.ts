import { describe, expect, it } from "vitest";
import { readTimetableFiles } from "./read-timetable-files.ts";

const file = (name: string, ...lines: string[]) => ({ name, bytes: new TextEncoder().encode(`${lines.join("\n")}\n`) });
const csv = (courses = "course,lecturer,name_ko,pc_share\ncalculus,kim,미적분학,0.5\noptics,lee,,") => ({
  courses: file("courses.csv", courses),
  rooms: file("rooms.csv", "room,capacity,building,floor_m2\nA1,30,engineering,182\nB2,50,,"),
  lectures: file(
    "lectures.csv",
    "course,day,slot,room,pinned\noptics,Mon,1,B2,\ncalculus,Mon,0,A1,\ncalculus,1,1,A1,1",
  ),
  enrolments: file("enrolments.csv", "student,course\ns1,calculus\ns1,optics\ns2,calculus"),
});
const WEEK = { slots: 3, days: 2, slotMinutes: 90, breakMinutes: 15 };

describe("readTimetableFiles()", () => {
  it("takes CSV files with names and floors, hours, lectures that are pinned, and curricula of enrolments", async () => {
    const timetable = await readTimetableFiles(csv(), { ...WEEK, name: "spring" });
    const { instance, plan, pinned, courses, rooms, buildings, slotTimes } = timetable;
    expect([timetable.id, timetable.name.ko, timetable.source]).toEqual([
      "spring",
      "spring",
      "courses.csv, rooms.csv, lectures.csv, enrolments.csv",
    ]);
    expect(instance.courses.map(({ id, lectures, students }) => [id, lectures, students])).toEqual([
      ["calculus", 2, 2],
      ["optics", 1, 1],
    ]);
    expect(instance.curricula.map((each) => each.courses)).toEqual([[0, 1]]);
    expect(courses.map(({ name, lecturer, pcShare }) => [name.ko, lecturer.en, pcShare])).toEqual([
      ["미적분학", "kim", 0.5],
      ["optics", "lee", 0],
    ]);
    expect(plan).toEqual([
      { course: 0, period: 0, room: 0 },
      { course: 0, period: 4, room: 0 },
      { course: 1, period: 1, room: 1 },
    ]);
    expect(pinned).toEqual(new Set([1]));
    expect(slotTimes[1]).toEqual({ start: 630, end: 705 });
    // Thrice the published room and one and a half times its lecture, from what the file says and, of B2, from its 50 seats.
    expect(rooms.map(({ floor, energy }) => [floor, energy.perLecture, energy.basis])).toEqual([
      [182, 15.75, "assumed"],
      [Number.NaN, 6.0577, "assumed"],
    ]);
    expect(buildings).toEqual([{ id: "engineering", name: { en: "engineering", ko: "engineering" }, baseKwh: 1.365 }]);
  });

  it("takes CSV files without a plan, named after that of the courses, five days a week", async () => {
    const { lectures: _, ...without } = csv("course,lecturer,lectures\ncalculus,kim,2\noptics,lee,1");
    const { id, plan, pinned, instance } = await readTimetableFiles(without, { slots: 3 });
    expect([id, plan, pinned, instance.days]).toEqual(["courses", null, undefined, 5]);
  });

  it.each([
    [csv(), {}, /^Cannot import a timetable of CSV files without --slots: give periods a day$/],
    [csv(), { slots: 0 }, /^Cannot read --slots as it is a whole number from 1 to 1440: current value is 0$/],
    [csv(), { ...WEEK, days: 8 }, /^Cannot read --days as it is a whole number from 1 to 7: current value is 8$/],
    [csv(), { slots: 1 }, /^Cannot read lectures\.csv \(line 2, column .*\) as /],
    [csv("course,teacher\na,b"), WEEK, /^Cannot read courses\.csv \(line 1.*\) as /],
    [
      csv("course,lecturer,lectures\ncalculus,kim,3\noptics,lee,1"),
      WEEK,
      /^Cannot import lectures\.csv as it places 2 of the 3 lectures a week of the course calculus: place all/,
    ],
    [
      { instance: file("a.ctt", "") },
      { slots: 6 },
      /^Cannot take --slots as it is for CSV files: the instance says it, leave it out$/,
    ],
    [{ instance: file("a.ctt", "") }, { firstSlot: "9:00" }, /^Cannot read a\.ctt as it is empty/],
  ])("refuses what cannot be: %#", async (files, settings, message) => {
    await expect(readTimetableFiles(files, settings)).rejects.toThrow(message);
  });
});
