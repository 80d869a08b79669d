import { describe, expect, it } from "vitest";
import type { Columns } from "#lib/core/columns.ts";
import type { Instance } from "./instance.ts";
import { instanceOfRows } from "./instance-of-rows.ts";
import { planColumns } from "./plan-columns.ts";
import { planOfRows } from "./plan-of-rows.ts";
import { assumedBuildingEnergy, assumedFloor, assumedRoomEnergy } from "./room-energy.ts";
import type { Timetable } from "./timetable.ts";
import { timetableColumns } from "./timetable-columns.ts";
import type {
  CourseRow,
  CurriculumRow,
  PlanRow,
  RoomRow,
  TimetableRow,
  UnavailableRow,
  UnsuitableRow,
} from "./timetable-rows.ts";

const INSTANCE: Instance = {
  name: "tiny",
  days: 2,
  slots: 3,
  courses: [
    { id: "a10", lecturer: "t1", lectures: 2, minDays: 2, students: 30, double: true, unsuitableRooms: [1] },
    { id: "a2", lecturer: "t2", lectures: 1, minDays: 1, students: 12, double: false, unsuitableRooms: [] },
  ],
  rooms: [
    { id: "R1", capacity: 20, building: "west" },
    { id: "R2", capacity: 40, building: "" },
  ],
  curricula: [{ id: "q1", courses: [0, 1] }],
  unavailable: [[], [1, 5]],
  dailyLectures: { min: 1, max: 4 },
};
const PLAN = [
  { course: 0, period: 1, room: 0 },
  { course: 0, period: 4, room: 1 },
  { course: 1, period: 0, room: 1 },
];
const names = (of: string) => ({ en: of, ko: `${of} 한` });
const TIMETABLE: Timetable = {
  id: "tiny",
  name: names("Tiny"),
  quality: "measured",
  source: "a test",
  instance: INSTANCE,
  slotTimes: [540, 600, 660].map((start) => ({ start, end: start + 50 })),
  courses: INSTANCE.courses.map(({ id }) => ({ name: names(id), lecturer: names("who"), pcShare: 0.5 })),
  rooms: INSTANCE.rooms.map(({ id }) => ({ name: names(id), floor: Number.NaN, energy: assumedRoomEnergy(60, 50) })),
  buildings: [{ id: "west", name: names("West"), baseKwh: 3 }],
  plan: PLAN,
};

function rowsOf<T>(columns: Columns): T[] {
  const entries = Object.entries(columns);
  const row = (i: number) => Object.fromEntries(entries.map(([name, values]) => [name, values[i]])) as T;
  return Array.from({ length: entries[0]![1].length }, (_, i) => row(i));
}

/** What a lake would give back of these columns, the rows in the wrong order. */
function readBack(timetable: Timetable) {
  const tables = new Map(timetableColumns(timetable).map(({ dataset, columns }) => [dataset, columns]));
  const rows = <T>(dataset: Parameters<typeof tables.get>[0]) =>
    rowsOf<T>(tables.get(dataset) ?? { none: [] }).reverse();
  const instance = instanceOfRows({
    timetable: rows<TimetableRow>("timetable")[0]!,
    courses: rows<CourseRow>("timetable_course"),
    rooms: rows<RoomRow>("timetable_room"),
    curricula: rows<CurriculumRow>("timetable_curriculum"),
    unavailable: rows<UnavailableRow>("timetable_unavailable"),
    unsuitable: rows<UnsuitableRow>("timetable_unsuitable"),
  });
  return { instance, plan: planOfRows(instance, rows<PlanRow>("timetable_plan")), datasets: [...tables.keys()] };
}

describe("timetableColumns()", () => {
  it("gives back the same instance and plan through the lake's rows, whatever order these are in", () => {
    const { instance, plan } = readBack(TIMETABLE);
    expect(instance).toEqual(INSTANCE);
    expect(plan).toEqual(PLAN);
  });

  it("numbers lectures over the courses by short name, whatever order a file has them in", () => {
    const [first, second] = INSTANCE.courses;
    const turned: Instance = {
      ...INSTANCE,
      courses: [second!, first!],
      curricula: [{ id: "q1", courses: [1, 0] }],
      unavailable: [[1, 5], []],
    };
    const plan = [
      { course: 0, period: 0, room: 1 },
      { course: 1, period: 1, room: 0 },
      { course: 1, period: 4, room: 1 },
    ];
    expect(readBack({ ...TIMETABLE, instance: turned, plan })).toMatchObject({ instance: INSTANCE, plan: PLAN });
  });

  it("leaves out what has no rows, and a plan that is not there", () => {
    const bare: Instance = {
      ...INSTANCE,
      courses: INSTANCE.courses.map((course) => ({ ...course, unsuitableRooms: [] })),
      unavailable: [[], []],
      dailyLectures: null,
    };
    const { instance, plan, datasets } = readBack({ ...TIMETABLE, instance: bare, plan: null, buildings: [] });
    expect(datasets).toEqual([
      "timetable",
      "timetable_slot",
      "timetable_room",
      "timetable_course",
      "timetable_curriculum",
    ]);
    expect(instance).toEqual(bare);
    expect(plan).toEqual([]);
  });
});

describe("planColumns()", () => {
  it("says which lectures were pinned, by the lecture they are", () => {
    const origin = { timetable: "tiny", run: "r", point: 1, method: "sa", quality: "measured", source: "s" };
    const { pinned, seed, point } = planColumns(INSTANCE, PLAN, { ...origin, seed: 7, pinned: new Set([1]) });
    expect([pinned, seed, point]).toEqual([
      [false, true, false],
      [7, 7, 7],
      [1, 1, 1],
    ]);
  });
});

describe("instanceOfRows()", () => {
  it("refuses a row that names what is not there", () => {
    const timetable = { timetable: "t", days: 1, slots: 1 };
    const none = { courses: [], rooms: [], curricula: [], unavailable: [], unsuitable: [] };
    expect(() => instanceOfRows({ ...none, timetable, curricula: [{ curriculum: "q", course: "ghost" }] })).toThrow(
      /^Cannot find the course ghost in the timetable$/,
    );
  });
});

// Oracle: the typical room of Alves et al., 182 m³ (60.67 m² at 3 m), 2 air conditioners: 3.5, 0.03, 0.217, 0.123 kWh.
describe("assumedRoomEnergy()", () => {
  it("gives the published energies for the published room, and more for a larger room and a longer lecture", () => {
    expect(assumedRoomEnergy(182 / 3, 50)).toEqual({
      perLecture: 3.5,
      perPerson: 0.03,
      perPc: 0.217,
      setup: 0.123,
      basis: "assumed",
    });
    expect(assumedRoomEnergy((2 * 182) / 3, 75)).toMatchObject({ perLecture: 10.5, perPerson: 0.045, setup: 0.246 });
    expect([assumedFloor(50), assumedFloor(0)]).toEqual([70, 9]);
    expect(assumedBuildingEnergy(1000, 90)).toBe(7.5);
  });
});
