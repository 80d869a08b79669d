import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleTimetable } from "#data/sample/timetable/sample-timetable.ts";
import { timetablePartWrites } from "#data/sample/timetable/timetable-parts.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { instanceOfRows } from "#lib/timetable/model/instance-of-rows.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { planOfRows } from "#lib/timetable/model/plan-of-rows.ts";
import { importTimetable } from "./import-timetable.ts";
import { rowsOf, tinyLake } from "./tiny-lake.ts";

const REAL = resolve(import.meta.dirname, "../../../shared/data/timetabling");

let lake: Lake;
let dispose: () => Promise<void>;

beforeAll(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterAll(() => dispose());

const file = (name: string, ...lines: string[]) => ({ name, bytes: new TextEncoder().encode(`${lines.join("\n")}\n`) });
const instance = (students = 30, name = "toy.ectt") =>
  file(
    name,
    "Name: Toy",
    "Courses: 2",
    "Rooms: 2",
    "Days: 2",
    "Periods_per_day: 2",
    "Curricula: 1",
    "Min_Max_Daily_Lectures: 1 2",
    "UnavailabilityConstraints: 1",
    "RoomConstraints: 1",
    "COURSES:",
    `b Ocra 2 2 ${students} 1`,
    "a Rosa 1 1 10 0",
    "ROOMS:",
    "rA 32 1",
    "rB 50 0",
    "CURRICULA:",
    "q 2 a b",
    "UNAVAILABILITY_CONSTRAINTS:",
    "a 1 1",
    "ROOM_CONSTRAINTS:",
    "b rA",
    "END.",
  );
const plan = (...lines: string[]) =>
  file("toy.sol", ...(lines.length > 0 ? lines : ["b rB 0 1", "b rB 1 0", "a rA 0 0"]));

/** What the lake has of a timetable, as a page reads it. */
async function readBack(timetable: string): Promise<{ instance: Instance; plan: Plan }> {
  const rows = async <T>(table: string) =>
    (await rowsOf(lake, `SELECT * FROM ${table} WHERE timetable = '${timetable}'`)) as T[];
  const read = instanceOfRows({
    timetable: (await rows<never>("timetable"))[0]!,
    courses: await rows("timetable_course"),
    rooms: await rows("timetable_room"),
    curricula: await rows("timetable_curriculum"),
    unavailable: await rows("timetable_unavailable"),
    unsuitable: await rows("timetable_unsuitable"),
  });
  return { instance: read, plan: planOfRows(read, await rows("timetable_plan")) };
}

describe("importTimetable()", () => {
  it("puts an instance and its plan into an empty lake, and does nothing the second time", async () => {
    const first = await importTimetable(lake, { instance: instance(), plan: plan() });
    expect(first).toMatchObject({ dataset: "timetable", changed: true, added: 2, restated: 0, unchanged: 0 });
    expect(first.lines).toEqual([
      "toy.ectt, toy.sol: 2 courses, 3 lectures, 2 rooms, 1 curriculum, 2 days of 2 periods; named toy",
      "  plan in force: 0 hard violations, UD2 cost 2",
    ]);
    expect(await rowsOf(lake, "SELECT * EXCLUDE (source) FROM timetable")).toEqual([
      {
        timetable: "toy",
        name_en: "toy (Toy)",
        name_ko: "toy (Toy)",
        days: 2,
        slots: 2,
        min_daily: 1,
        max_daily: 2,
        quality: "measured",
      },
    ]);
    expect(await rowsOf(lake, "SELECT start_min, end_min FROM timetable_slot ORDER BY slot")).toEqual([
      { start_min: 540, end_min: 590 },
      { start_min: 600, end_min: 650 },
    ]);
    expect(await rowsOf(lake, "SELECT building, name_ko, base_kwh FROM timetable_building ORDER BY 1")).toEqual([
      { building: "0", name_ko: "0동", base_kwh: 0.35 },
      { building: "1", name_ko: "1동", base_kwh: 0.224 },
    ]);
    expect(await rowsOf(lake, "SELECT DISTINCT energy_basis, floor_m2, kwh_per_person FROM timetable_room")).toEqual([
      { energy_basis: "assumed", floor_m2: null, kwh_per_person: 0.03 },
    ]);
    expect(
      await rowsOf(lake, "SELECT lecture, course, day, slot, room, run, method FROM timetable_plan ORDER BY lecture"),
    ).toEqual([
      { lecture: 0, course: "a", day: 0, slot: 0, room: "rA", run: "current", method: "given" },
      { lecture: 1, course: "b", day: 0, slot: 1, room: "rB", run: "current", method: "given" },
      { lecture: 2, course: "b", day: 1, slot: 0, room: "rB", run: "current", method: "given" },
    ]);
    expect(await importTimetable(lake, { instance: instance(), plan: plan() })).toMatchObject({
      changed: false,
      snapshot: first.snapshot,
      unchanged: 2,
    });
  });

  it("keeps other timetables, and puts one of the same name in its place with all that belonged to it", async () => {
    await lake.commit("a run", () => ({ put: ["toy.run-1", "other.run-1"].map(runPart) }));
    await importTimetable(lake, { instance: instance(30, "Other Toy.ectt") });
    const same = await importTimetable(lake, { instance: instance(), plan: plan() });
    expect(same.changed).toBe(false);
    expect(await rowsOf(lake, "SELECT timetable FROM timetable_run ORDER BY 1")).toHaveLength(2);
    const report = await importTimetable(lake, { instance: instance(31) }, { name: "toy", firstSlot: "8:30" });
    expect(report).toMatchObject({ changed: true, added: 0, restated: 2 });
    expect(report.lines).toEqual([
      "toy.ectt: 2 courses, 3 lectures, 2 rooms, 1 curriculum, 2 days of 2 periods; named toy",
      "  no plan in force: none was given",
      "  it takes the place of what was named toy before",
    ]);
    expect(await rowsOf(lake, "SELECT timetable FROM timetable ORDER BY 1")).toEqual([
      { timetable: "other-toy" },
      { timetable: "toy" },
    ]);
    expect(await rowsOf(lake, "SELECT * FROM timetable_plan")).toEqual([]);
    expect(await rowsOf(lake, "SELECT timetable FROM timetable_run")).toEqual([{ timetable: "other" }]);
    expect(await rowsOf(lake, "SELECT start_min FROM timetable_slot WHERE timetable = 'toy' AND slot = 0")).toEqual([
      { start_min: 510 },
    ]);
  });

  it("assumes the energies of rooms anew that were fitted to readings, and says so", async () => {
    const rooms = await rowsOf(lake, "FROM timetable_room WHERE timetable = 'toy'");
    const columns = Object.fromEntries(Object.keys(rooms[0]!).map((name) => [name, rooms.map((row) => row[name])]));
    const energy_basis = rooms.map(() => "calibrated");
    const provenance = {
      source: "a test",
      quality: "measured",
      note: "calibrated by readings from then to now",
    } as const;
    const part = { dataset: "timetable_room", partition: "toy", provenance };
    await lake.commit("fitted", () => ({ put: [{ ...part, columns: { ...columns, energy_basis } }] }));
    const again = () => importTimetable(lake, { instance: instance(), plan: plan() });
    expect((await again()).lines).toContain(
      "  its rooms are assumed again: wattbook timetable calibrate toy fits them anew",
    );
    expect(await rowsOf(lake, "SELECT DISTINCT energy_basis FROM timetable_room WHERE timetable = 'toy'")).toEqual([
      { energy_basis: "assumed" },
    ]);
    expect((await again()).lines.join("\n")).not.toContain("assumed again");
  });

  it("keeps a plan with clashes, and says so; says of an instance without a feasible timetable that it has none", async () => {
    const clashing = plan("b rB 0 1", "b rB 0 0", "a rB 0 0");
    const { lines } = await importTimetable(lake, { instance: instance(), plan: clashing }, { name: "clash" });
    expect(lines[1]).toBe(
      "  plan in force: 2 hard violations (0 lectures missing, 1 conflict, 0 unavailable, 1 in a room that is taken); it is kept as it is, UD2 cost 5",
    );
    const full = instance();
    const text = new TextDecoder().decode(full.bytes).replace("b Ocra 2", "b Ocra 4");
    const { lines: crowded } = await importTimetable(lake, { instance: file("full.ectt", text.trim()) });
    expect(crowded[2]).toMatch(/^ {2}it has no timetable without hard violations, as /);
  });

  it.each([
    [{ instance: file("a.ectt", "Name: x", "Days: 5") }, {}, /^Cannot read a\.ectt as its header lacks the line /],
    [{ instance: file("a.ectt", "") }, {}, /^Cannot read a\.ectt as it is empty/],
    [{ instance: "/nowhere/a.ctt" }, {}, /^Cannot read \/nowhere\/a\.ctt as there is no such file$/],
    [
      { instance: instance(), plan: plan("b rB 0 1", "a rA 0 0") },
      {},
      /^Cannot import toy\.sol as it places 1 of the 2 lectures a week of the course b: place all of each course, or none at all$/,
    ],
    [
      { instance: instance(), plan: plan("b rZ 0 1") },
      {},
      /^Cannot read toy\.sol \(line 1, column 3\) as .*no room "rZ"/,
    ],
    [{ instance: instance() }, { name: "sample" }, /^Cannot name a timetable sample as that is the sample's/],
    [{ instance: instance() }, { name: "My plan" }, /^Cannot name a timetable so as a name is 1 to 60 small letters/],
    [
      { instance: instance(30, "시간표.ctt") },
      {},
      /^Cannot name a timetable after 시간표\.ctt as nothing of it is a letter/,
    ],
    [
      { instance: instance() },
      { firstSlot: "nine" },
      /^Cannot read --first-slot as it is a time such as 09:00: current/,
    ],
    [
      { instance: instance() },
      { slotMinutes: Number.NaN },
      /^Cannot read --slot-minutes as it is a number from 1 to 1440/,
    ],
    [{ instance: instance() }, { breakMinutes: 60 }, /^Cannot read --break-minutes as it is a number from 0 to below/],
    [{ instance: instance() }, { firstSlot: "23:30" }, /^Cannot lay 2 periods of 60 minutes into a day from 23:30 on/],
  ])("refuses files and options that cannot be, and changes nothing: %#", async (files, options, message) => {
    const head = await lake.head();
    await expect(importTimetable(lake, files, options)).rejects.toThrow(message);
    expect(await lake.head()).toBe(head);
  });

  it.skipIf(!existsSync(REAL))(
    "takes comp01 with its best known plan, whose cost the lake's rows have too (../shared)",
    async () => {
      const report = await importTimetable(lake, {
        instance: join(REAL, "ITC-2007_ectt/comp01.ectt"),
        plan: join(REAL, "ITC-2007_best_solutions_UD2/comp01.sol"),
      });
      expect(report.lines[1]).toBe("  plan in force: 0 hard violations, UD2 cost 5");
      const read = await readBack("comp01");
      expect(read.plan).toHaveLength(160);
      expect(evaluate(read.instance, read.plan)).toMatchObject({ hard: { total: 0 }, soft: { total: 5 } });
    },
  );

  it("leaves the sample, whose rows give back its instance and its plan without a hard violation", async () => {
    await lake.commit("sample", () => ({ put: timetablePartWrites() }));
    await importTimetable(lake, { instance: instance(33), plan: plan() });
    const sample = sampleTimetable();
    const read = await readBack("sample");
    const cost = evaluate(read.instance, read.plan);
    expect(cost).toEqual(evaluate(sample.instance, sample.plan!));
    expect(cost.hard.total).toBe(0);
    expect(cost.soft.total).toBeGreaterThan(100);
    expect(cost.soft.total).toBeLessThan(500);
    expect([read.instance.rooms.length, read.plan.length]).toEqual([60, 400]);
  });
});

function runPart(partition: string) {
  const timetable = partition.split(".")[0]!;
  return {
    dataset: "timetable_run",
    partition,
    provenance: { source: "a test", quality: "measured" as const },
    columns: {
      timetable: [timetable],
      run: ["run-1"],
      point: [0],
      lecture: [0],
      course: ["a"],
      day: [0],
      slot: [0],
      room: ["rA"],
      request: [null],
      pinned: [false],
      method: ["sa"],
      seed: [1],
      iterations: [10],
      weights: [null],
      quality: ["measured"],
      source: ["a test"],
      solved_at: [null],
    },
  };
}
