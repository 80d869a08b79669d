import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../cost/evaluate.ts";
import { anyMutation, faultOf } from "./any-mutation-fixture.ts";
import { PARTS, type Part, read, TEXTS } from "./csv-fixture.ts";

describe("readCsvSet()", () => {
  it("reads courses, rooms, the plan in force and who is enrolled", () => {
    const { instance, plan, pinned, courses, rooms } = read();
    const plain = { double: false, unsuitableRooms: [] };
    expect(instance).toEqual({
      ...{ name: "spring", days: 2, slots: 3, dailyLectures: null },
      courses: [
        { ...plain, id: "calculus", lecturer: "kim", lectures: 2, minDays: 2, students: 3, unsuitableRooms: [0] },
        { ...plain, id: "optics", lecturer: "Lee, J.", lectures: 1, minDays: 1, students: 2 },
        { ...plain, id: "lab", lecturer: "kim", lectures: 1, minDays: 1, students: 12 },
      ],
      rooms: [
        { id: "A1", capacity: 32, building: "engineering" },
        { id: "B 2", capacity: 50, building: "" },
      ],
      curricula: [
        { id: "first", courses: [1, 2] },
        { id: "enrolled-1", courses: [0, 1] },
        { id: "enrolled-2", courses: [0, 2] },
      ],
      unavailable: [[], [], [0, 5]],
    });
    expect(plan).toEqual([
      { course: 0, period: 0, room: 0 },
      { course: 1, period: 5, room: 1 },
      { course: 2, period: 1, room: 0 },
    ]);
    expect(pinned).toEqual([false, true, false]);
    expect(courses.map(({ name, pcShare }) => [name.en, name.ko, pcShare])).toEqual([
      ["Calculus", "미적분학", 0.5],
      ["광학", "광학", 0],
      ["lab", "lab", 0],
    ]);
    expect(rooms.map(({ floor }) => floor)).toEqual([48.5, Number.NaN]);
  });

  it("takes semicolons between cells", () => {
    const rooms = TEXTS.rooms.replaceAll(",", ";");
    expect(rooms).not.toBe(TEXTS.rooms);
    expect(read({ ...TEXTS, rooms })).toEqual(read());
  });

  it("lets courses meet that fewer students share than the threshold", () => {
    const pairs = (sharedStudents: number) =>
      read(TEXTS, { sharedStudents })
        .instance.curricula.slice(1)
        .map(({ courses }) => courses);
    expect([1, 2, 3].map(pairs)).toEqual([
      [
        [0, 1],
        [0, 2],
      ],
      [[0, 1]],
      [],
    ]);
  });

  it("needs no more than courses and rooms", () => {
    const { instance, plan } = read({
      courses: "course,lecturer,lectures,students\na,kim,1,9\n",
      rooms: "ROOM, Capacity\r\nr,9\r\n",
    });
    expect([instance.courses.length, instance.rooms.length, instance.curricula.length, plan.length]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it.each<[string, Part, string, string, RegExp]>([
    [
      "an unknown column",
      "rooms",
      "capacity",
      "seats",
      /^Cannot read rooms.csv \(line 1\) as no column is named "seats": there are room, capacity/,
    ],
    [
      "a missing column",
      "courses",
      "lecturer,",
      "",
      /^Cannot read courses.csv \(line 1\) as the column lecturer is missing/,
    ],
    ["a column twice", "rooms", "floor_m2", "building", /\(line 1\) as the column building is there twice/],
    [
      "a blank cell",
      "courses",
      "lab,kim",
      "lab,",
      /^Cannot read courses.csv \(line 4, column lecturer\) as the cell is blank/,
    ],
    [
      "a row that is too long",
      "enrolments",
      "s3,lab",
      "s3,lab,4",
      /^Cannot read enrolments.csv \(line 7\) as the row has 3 cells/,
    ],
    [
      "an open quote",
      "courses",
      '"Lee, J."',
      '"Lee, J.',
      /^Cannot read courses.csv \(line \d+\) as a quote \("\) is not closed/,
    ],
    [
      "negative seats",
      "rooms",
      "A1,32",
      "A1,-32",
      /^Cannot read rooms.csv \(line 2, column capacity\) as seats must be .*: found "-32"/,
    ],
    ["a room twice", "rooms", "B 2", "A1", /\(line 3, column room\) as the room "A1" is there already/],
    [
      "a course twice",
      "courses",
      "optics",
      "calculus",
      /\(line 3, column course\) as the course "calculus" is there already/,
    ],
    [
      "more lectures than periods",
      "courses",
      ",2,2",
      ",7,2",
      /\(line 2, column lectures\) as the course has 7 lectures, and a week has 6/,
    ],
    [
      "more rows than lectures",
      "courses",
      ",2,2",
      ",1,2",
      /\(line 2, column lectures\) as the course has 1 lectures, and lectures.csv has 2/,
    ],
    [
      "an unknown room",
      "lectures",
      "B 2",
      "B 9",
      /^Cannot read lectures.csv \(line 2, column room\) as there is no room "B 9": add it to rooms.csv/,
    ],
    [
      "an unsuitable room that is none",
      "courses",
      "A1",
      "A1;A9",
      /^Cannot read courses.csv \(line 2, column unsuitable_rooms\) as there is no room "A9"/,
    ],
    [
      "a day beyond the week",
      "lectures",
      "화",
      "수",
      /\(line 2, column day\) as the week has 2 days from Monday on: found "수"/,
    ],
    [
      "a day that is none",
      "lectures",
      "화",
      "9",
      /\(line 2, column day\) as a day, counted from 0 for Monday, must be a whole number from 0 to 1: found "9"/,
    ],
    [
      "a day of no week",
      "lectures",
      "화",
      "Funday",
      /\(line 2, column day\) as a day is a number from 0 for Monday to 1, or its name, as Mon, Monday, 월 or 월요일: found "Funday"/,
    ],
    [
      "a period out of range",
      "unavailable",
      "Tue,2",
      "Tue,3",
      /^Cannot read unavailable.csv \(line 2, column slot\) as a period of a day/,
    ],
    [
      "a lecture with a day alone",
      "lectures",
      "calculus,,,",
      "calculus,0,,",
      /\(line 4, column slot\) as the cell is blank: give day, slot and room/,
    ],
    [
      "a pin without a place",
      "lectures",
      "calculus,,,,",
      "calculus,,,,1",
      /\(line 4, column pinned\) as a lecture without day/,
    ],
    [
      "a pin that is neither",
      "lectures",
      ",no",
      ",maybe",
      /\(line 5, column pinned\) as it must be 1 or 0: found "maybe"/,
    ],
    [
      "an enrolment twice",
      "enrolments",
      "s3,lab",
      "s3,calculus",
      /\(line 7, column course\) as "s3" takes "calculus" already/,
    ],
    [
      "an enrolment in no course",
      "enrolments",
      "s3,lab",
      "s3,lob",
      /\(line 7, column course\) as there is no course "lob": add it to courses.csv/,
    ],
    [
      "a curriculum with a course twice",
      "curricula",
      "first,lab",
      "first,optics",
      /\(line 3, column course\) as the curriculum "first" has the course/,
    ],
    [
      "a curriculum named as those of enrolments",
      "curricula",
      "first,lab",
      "enrolled-1,lab",
      /\(line 3, column curriculum\) as "enrolled-1" is a name of a curriculum of enrolments: rename it/,
    ],
    [
      "a share above 1",
      "courses",
      "0.5",
      "1.5",
      /\(line 2, column pc_share\) as a share is a number from 0 to 1: found "1.5"/,
    ],
    ["a floor that is none", "rooms", "48.5", "0", /\(line 2, column floor_m2\) as a floor area is a number above 0/],
  ])("refuses %s, in one line that names the place", (_what, part, from, to, message) => {
    expect(TEXTS[part]).toContain(from);
    const fault = faultOf(() => read({ ...TEXTS, [part]: TEXTS[part].replace(from, to) }));
    expect(fault).toMatch(message);
    expect(fault).not.toContain("\n");
  });

  it("refuses courses whose lectures or students nothing tells, and a list of none", () => {
    const { lectures, enrolments, ...rest } = TEXTS;
    expect(faultOf(() => read({ ...rest, enrolments }))).toMatch(
      /\(line 3, column lectures\) as .* no file of lectures/,
    );
    expect(faultOf(() => read({ ...TEXTS, lectures: TEXTS.lectures.replace(/^optics.*\n/m, "") }))).toMatch(
      /\(line 3, column lectures\) as the cell is blank and lectures.csv has none of it/,
    );
    expect(faultOf(() => read({ ...rest, lectures }))).toMatch(
      /\(line 2, column students\) as .* no file of enrolments/,
    );
    expect(faultOf(() => read({ ...TEXTS, rooms: "room,capacity\n" }))).toMatch(
      /rooms.csv as it has a header and no room/,
    );
    expect(faultOf(() => read({ ...TEXTS, rooms: "\uFEFF\n" }))).toMatch(/rooms.csv as it is empty/);
  });

  it("gives a timetable or a UserError of one line for any cut or mutated file", () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...PARTS), anyMutation, (part, mutate) => {
        const fault = faultOf(() => {
          const { instance, plan, pinned } = read({ ...TEXTS, [part]: mutate(TEXTS[part]) });
          const { hard, soft } = evaluate(instance, plan);
          expect(Number.isFinite(hard.total + soft.total)).toBe(true);
          expect(pinned.length).toBe(plan.length);
        });
        if (fault === null) return;
        refused += 1;
        expect(fault).toMatch(/^Cannot read \w+\.csv[^\n\r]*$/);
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(80);
  });
});
