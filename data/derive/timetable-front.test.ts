import { afterAll, beforeAll, expect, it } from "vitest";
import type { Read } from "#lib/core/derivation.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { importTimetable } from "#lib/sources/import-timetable.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { pvPartWrites } from "../sample/pv/pv-parts.ts";
import { timetablePartWrites } from "../sample/timetable/timetable-parts.ts";
import { derivation } from "./timetable-front.ts";

const SUN = new Set(["weather", "weather_place", "pv_array"]);

let lake: Lake;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ lake, dispose } = await tinyLake());
  const sun = pvPartWrites().filter(({ dataset }) => SUN.has(dataset));
  await lake.commit("the sample", () => ({ put: [...timetablePartWrites(), ...sun] as never }));
}, 60_000);
afterAll(() => dispose());

/** What a derivation plans now. */
async function tasks() {
  const snapshot = await lake.snapshot();
  const read: Read = async <Row>(sql: string, parameters = {}) =>
    (await snapshot.query(sql, parameters, { maxRows: 1_000_000 })).rows<Row>();
  return derivation.plan(read);
}

const ALL = 400;

/** The front of the sample where lectures are pinned, as rows by point and lecture. */
async function frontWith(pinned: (lecture: number) => boolean) {
  const [task] = await tasks();
  const plan = task!.plan.map((row) => ({ ...row, pinned: pinned(row.lecture) }));
  const { columns } = derivation.compute({ ...task!, plan, iterations: 300_000 });
  const rows = Array.from(columns.lecture as number[], (lecture, i) => ({
    ...{ lecture, point: columns.point![i], course: columns.course![i], day: columns.day![i], slot: columns.slot![i] },
    ...{ room: columns.room![i], pinned: columns.pinned![i] },
  }));
  return { plan, rows };
}

it("the front of a plan that is pinned throughout is empty", async () => {
  const { plan, rows } = await frontWith(() => true);
  expect(plan).toHaveLength(ALL);
  expect(rows).toEqual([]);
});

it("the front of a plan that is pinned by half leaves that half where it is, and says so", async () => {
  const { plan, rows } = await frontWith((lecture) => lecture % 2 === 0);
  const held = rows.filter(({ lecture }) => lecture % 2 === 0);
  expect(held.length).toBeGreaterThan(ALL);
  for (const { point: _, ...row } of held) expect(row).toEqual({ ...plan[row.lecture]!, pinned: true });
  const free = rows.filter(({ lecture }) => lecture % 2 === 1);
  expect(free).toHaveLength(held.length);
  expect(free.some(({ pinned }) => pinned)).toBe(false);
  expect(free.some(({ lecture, day, slot }) => plan[lecture]!.day !== day || plan[lecture]!.slot !== slot)).toBe(true);
});

it("the front is empty where pinned lectures break a hard rule that no other plan can mend", async () => {
  const [task] = await tasks();
  const twice = task!.plan.findIndex(({ course }, i) => task!.plan[i + 1]?.course === course);
  const plan = task!.plan.map((row, i) =>
    i === twice + 1 ? { ...task!.plan[twice]!, lecture: i, pinned: true } : { ...row, pinned: i === twice },
  );
  const { columns } = derivation.compute({ ...task!, plan, iterations: 300_000 });
  expect(columns.lecture).toHaveLength(0);
});

it("a timetable whose days no search can take has no front, which its import says, and others keep theirs", async () => {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  const files = {
    courses: file("long.csv", "course,lecturer,students\na,t1,10\nb,t2,10\n"),
    rooms: file("rooms.csv", "room,capacity\nR1,20\nR2,30\n"),
    lectures: file("lectures.csv", "course,day,slot,room\na,0,0,R1\nb,0,1,R2\n"),
  };
  const clock = { slotMinutes: 15, breakMinutes: 0, firstSlot: "08:00" };
  const { lines } = await importTimetable(lake, files as never, { ...clock, name: "long", slots: 29 });
  expect(lines.join("\n")).toContain("no other plan is searched for: a day has 29 periods, of at most 28");
  expect((await tasks()).map(({ partition }) => partition)).toEqual(["sample"]);
  await importTimetable(lake, files as never, { ...clock, name: "long", slots: 28 });
  expect((await tasks()).map(({ partition }) => partition)).toEqual(["long", "sample"]);
});
