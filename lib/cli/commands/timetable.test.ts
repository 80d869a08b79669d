import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../checks/run-cli.ts";
import { PROJECT_ROOT } from "../world.ts";

const INSTANCE = `Name: Two courses
Courses: 2
Rooms: 2
Days: 2
Periods_per_day: 3
Curricula: 1
Constraints: 1

COURSES:
algebra kim 2 2 30
optics lee 1 1 42

ROOMS:
A1 32
B2 40

CURRICULA:
first 2 algebra optics

UNAVAILABILITY_CONSTRAINTS:
optics 1 2

END.
`;

let folder: string;
let instance: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-timetable-"));
  instance = await put("two.ctt", INSTANCE);
});
afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const evaluate = (...args: string[]) => runCli(["timetable", "evaluate", ...args]);

describe("wattbook timetable evaluate", () => {
  it("tells each component, hard ones first, and how rooms are used", async () => {
    const plan = await put("good.sol", "algebra A1 0 0\nalgebra A1 1 0\noptics B2 0 1\n");
    const { code, stdout, stderr } = await evaluate(instance, plan);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(`Two courses: 2 courses, 3 lectures, 2 rooms, 1 curriculum, 2 days of 3 periods
Hard violations               0
  lectures                    0
  conflicts                   0
  availability                0
  room occupancy              0
Soft cost (UD2)               4
  room capacity               2
  minimum working days        0
  curriculum compactness      2
  room stability              0
Rooms: 2 of 2, 25.0 % of their periods, 96.2 % of the seats in those
`);
  });

  it("exits 1 where a plan is infeasible, says which rules it breaks, and explains each item", async () => {
    const plan = await put("bad.sol", "algebra A1 1 2\noptics A1 1 2\n");
    const [plain, explained, json] = await Promise.all([
      evaluate(instance, plan),
      evaluate(instance, plan, "--explain"),
      evaluate(instance, plan, "--explain", "--json"),
    ]);
    expect([plain, explained, json].map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(plain.stderr).toBe(
      `Cannot use ${plan} as it is infeasible, with 1 missing or surplus lecture, 1 conflict of two courses, 1 lecture in a forbidden period, 1 lecture in a room that is taken: --explain tells where\n`,
    );
    expect(explained.stdout).toContain("\nlectures 1: course algebra\n");
    expect(explained.stdout).toContain("\nminimum working days 5: course algebra\n");
    expect(explained.stdout).toContain("\nconflicts 1: courses algebra optics, curriculum first, day 1 period 2\n");
    const told = JSON.parse(json.stdout);
    expect(told).toMatchObject({
      ...{ instance: "Two courses", feasible: false },
      hard: { lectures: 1, conflicts: 1, availability: 1, room_occupancy: 1, total: 4 },
      soft: { room_capacity: 10, minimum_working_days: 5, curriculum_compactness: 4, room_stability: 0, total: 19 },
      room_use: { rooms: 1, room_periods: 1 },
    });
    expect(told.items).toContainEqual({
      ...{ component: "room_capacity", cost: 10, courses: ["optics"] },
      ...{ curriculum: null, lecturer: null, room: "A1", day: 1, slot: 2 },
    });
  });

  it.each<[string, string, string, number, RegExp]>([
    [
      "a solution of another instance",
      "two.ctt",
      "alchemy A1 0 0\n",
      1,
      /^Cannot read x.sol \(line 1, column 1\) as the/,
    ],
    [
      "an instance that is cut off",
      "cut.ctt",
      "algebra A1 0 0\n",
      1,
      /^Cannot read cut.ctt \(line 6, column 12\) as Curricula says 1, and/,
    ],
    ["a file that is not there", "none.ctt", "algebra A1 0 0\n", 1, /^Cannot read .*none.ctt as there is no such file/],
  ])("refuses %s in one line", async (_what, file, solution, expected, message) => {
    await put("cut.ctt", INSTANCE.slice(0, INSTANCE.indexOf("CURRICULA:")));
    const { code, stdout, stderr } = await evaluate(join(folder, file), await put("x.sol", solution));
    expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

const REAL = join(PROJECT_ROOT, "../shared/data/timetabling");
it.skipIf(!existsSync(REAL))(
  `wattbook timetable evaluate gives the published cost of comp05${existsSync(REAL) ? "" : " (skipped: no ../shared/data/timetabling)"}`,
  async () => {
    const solution = join(REAL, "ITC-2007_best_solutions_UD2/comp05.sol");
    const { code, stdout } = await evaluate(join(REAL, "ITC-2007_ectt/comp05.ectt"), solution);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Hard violations +0\n[\s\S]*Soft cost \(UD2\) +284\n/);
  },
);
