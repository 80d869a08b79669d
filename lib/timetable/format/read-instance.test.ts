import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../cost/evaluate.ts";
import { anyInstance } from "../model/any-instance-fixture.ts";
import type { Instance } from "../model/instance.ts";
import { anyMutation, faultOf } from "./any-mutation-fixture.ts";
import { readInstance } from "./read-instance.ts";
import { TOY } from "./toy-fixture.ts";
import { writeCtt, writeEctt } from "./write-instance.ts";

const TOY_CTT = writeCtt(readInstance(TOY, "toy.ectt"));

/** What .ctt cannot hold. */
const plain = (instance: Instance): Instance => ({
  ...instance,
  rooms: instance.rooms.map((room) => ({ ...room, building: "" })),
  courses: instance.courses.map((course) => ({ ...course, double: false, unsuitableRooms: [] })),
  dailyLectures: null,
});

describe("readInstance()", () => {
  it("reads every column of .ectt, and periods as day times slots plus slot", () => {
    const kim = { id: "algebra", lecturer: "kim", lectures: 3, minDays: 2, students: 30, double: true };
    const lee = { id: "optics", lecturer: "lee", lectures: 1, minDays: 1, students: 42, double: false };
    expect(readInstance(TOY, "toy.ectt")).toEqual({
      ...{ name: "Toy of ours", days: 2, slots: 3, dailyLectures: { min: 1, max: 3 } },
      courses: [
        { ...kim, unsuitableRooms: [] },
        { ...lee, unsuitableRooms: [0] },
      ],
      rooms: [
        { id: "A1", capacity: 32, building: "engineering" },
        { id: "B2", capacity: 50, building: "" },
      ],
      curricula: [{ id: "first", courses: [0, 1] }],
      unavailable: [[], [5]],
    });
  });

  it("gives back what writeEctt() and writeCtt() wrote", () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        expect(readInstance(writeEctt(instance), "any.ectt")).toEqual(instance);
        expect(readInstance(writeCtt(instance), "any.ctt")).toEqual(plain(instance));
      }),
    );
  });

  it.each<[string, (text: string) => string]>([
    ["a byte order mark", (text) => `\uFEFF${text}`],
    ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["blanks at line ends and tabs", (text) => text.replaceAll("\n", " \t\n").replaceAll(/(?<=\w) (?=\d)/g, "\t  ")],
    ["blank lines anywhere", (text) => text.replaceAll("\n", "\n\n \n")],
    ["no blank lines", (text) => text.replaceAll(/\n+/g, "\n")],
    ["no END.", (text) => text.replace("END.\n", "")],
    [
      "an unavailable period told twice",
      (text) => text.replace("optics 1 2\n", "optics 1 2\noptics 1 2\n").replace("yConstraints: 1", "yConstraints: 2"),
    ],
  ])("takes %s", (_what, change) => {
    expect(change(TOY)).not.toBe(TOY);
    expect(readInstance(change(TOY), "toy.ectt")).toEqual(readInstance(TOY, "toy.ectt"));
  });

  it.each<[string, string, string, RegExp]>([
    [
      "a count that is not the rows'",
      "Courses: 2",
      "Courses: 3",
      /\(line 2, column 10\) as Courses says 3, and the section COURSES has 2 rows/,
    ],
    ["no course", "Courses: 2", "Courses: 0", /\(line 2, column 10\) as Courses must be a whole number from 1/],
    ["a header without days", "Days: 2\n", "", /toy as its header lacks the line Days: add it/],
    ["a header without counts", "RoomConstraints: 1\n", "", /toy as its header lacks the line RoomConstraints/],
    ["a line twice", "Days: 2", "Days: 2\nDays: 5", /\(line 5, column 1\) as its header has Days twice/],
    ["a line that is none", "Days: 2", "Weeks: 2", /\(line 4, column 1\) as its header has no line such as "Weeks: 2"/],
    ["two numbers for one", "Days: 2", "Days: 2 3", /\(line 4, column 1\) as Days takes one number: found "2 3"/],
    ["no period a day", "day: 3", "day: 0", /\(line 5, column 18\) as Periods_per_day must be a whole number from 1/],
    ["a section that is none", "ROOMS:", "HALLS:", /\(line 15, column 1\) as there is no section "HALLS"/],
    ["a section twice", "END.", "ROOMS:", /\(line 28, column 1\) as the section ROOMS comes twice/],
    ["a row after the end", "END.", "END.\nmore", /\(line 29, column 1\) as "more" stands after END\./],
    [
      "a course twice",
      "optics lee",
      "algebra lee",
      /\(line 13, column 1\) as the course "algebra" is there already, in line 12/,
    ],
    [
      "a row that is too short",
      "lee 1 1 42 0",
      "lee 1 1 42",
      /\(line 13\) as a row has 6 values here .*: found "optics lee 1 1 42"/,
    ],
    [
      "negative seats",
      "A1 32",
      "A1 -32",
      /\(line 16, column 4\) as seats must be a whole number from 0 .*: found "-32"/,
    ],
    [
      "students that are no number",
      "1 42 0",
      "1 many 0",
      /\(line 13, column 16\) as students must be a whole number .*: found "many"/,
    ],
    [
      "more lectures than periods",
      "kim 3",
      "kim 7",
      /\(line 12, column 13\) as a course has 7 lectures, and a week has 6 periods/,
    ],
    [
      "an unknown course in a curriculum",
      "first 2 algebra optics",
      "first 2 algebra opticks",
      /\(line 20, column 17\) as there is no course "opticks": add it to COURSES/,
    ],
    [
      "a curriculum that counts wrongly",
      "first 2",
      "first 3",
      /\(line 20, column 7\) as the curriculum "first" says 3 courses and names 2/,
    ],
    [
      "a course twice in a curriculum",
      "algebra optics\n",
      "optics optics\n",
      /\(line 20, column 16\) as the curriculum "first" has the course "optics" twice/,
    ],
    [
      "a day out of range",
      "optics 1 2",
      "optics 2 2",
      /\(line 23, column 8\) as a day, counted from 0, must be a whole number from 0 to 1: found "2"/,
    ],
    [
      "a period out of range",
      "optics 1 2",
      "optics 1 3",
      /\(line 23, column 10\) as a period of a day, .* from 0 to 2: found "3"/,
    ],
    ["an unknown room", "optics A1", "optics A9", /\(line 26, column 8\) as there is no room "A9": add it to ROOMS/],
    [
      "fewest lectures above most",
      "Lectures: 1 3",
      "Lectures: 4 3",
      /\(line 7, column 27\) as the most daily lectures must be a whole number from 4/,
    ],
  ])("refuses %s, in one line that names the place", (_what, from, to, message) => {
    expect(TOY).toContain(from);
    const fault = faultOf(() => readInstance(TOY.replace(from, to), "toy"));
    expect(fault).toMatch(message);
    expect(fault).toMatch(/^Cannot read toy[^\n]*$/);
  });

  it("refuses a further column in .ctt, and an empty file", () => {
    expect(faultOf(() => readInstance(TOY_CTT.replace("kim 3 2 30", "kim 3 2 30 1"), "a.ctt"))).toMatch(/has 5 values/);
    expect(faultOf(() => readInstance("\uFEFF \n", "a.ctt"))).toBe(
      "Cannot read a.ctt as it is empty: give a .ctt or .ectt file",
    );
  });

  it("gives an instance or a UserError of one line for any cut or mutated file", () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(TOY, TOY_CTT), anyMutation, (text, mutate) => {
        const fault = faultOf(() => {
          const instance = readInstance(mutate(text), "any");
          const cost = evaluate(instance, []);
          expect(Number.isFinite(cost.hard.total + cost.soft.total)).toBe(true);
        });
        if (fault === null) return;
        refused += 1;
        expect(fault).toMatch(/^Cannot read any[^\n\r]*$/);
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});

it("a name with a blank cannot be written into .ctt, and that is told", () => {
  const toy = readInstance(TOY, "toy.ectt");
  const spaced = { ...toy, rooms: [{ id: "A 1", capacity: 1, building: "" }] };
  expect(faultOf(() => writeCtt(spaced))).toMatch(/^Cannot write "A 1" into a \.ctt/);
});

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/data/timetabling");
const REAL = ["ITC-2007_ctt", "ITC-2007_ectt", "Test_ectt"];
const PRESENT = existsSync(FOLDER);

it.skipIf(!PRESENT)(
  `every public instance reads, and reads the same once written${PRESENT ? "" : " (skipped: no ../shared/data/timetabling)"}`,
  () => {
    const files = REAL.flatMap((folder) =>
      readdirSync(path.join(FOLDER, folder)).map((file) => path.join(folder, file)),
    );
    const instances = files.filter((file) => /\.e?ctt$/.test(file));
    expect(instances).toHaveLength(47);
    for (const file of instances) {
      const instance = readInstance(readFileSync(path.join(FOLDER, file), "utf8"), file);
      const write = file.endsWith(".ectt") ? writeEctt : writeCtt;
      expect(readInstance(write(instance), file), file).toEqual(instance);
    }
  },
);
