import { pvPartWrites } from "#data/sample/pv/pv-parts.ts";
import { sampleTimetable } from "#data/sample/timetable/sample-timetable.ts";
import { timetablePartWrites } from "#data/sample/timetable/timetable-parts.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { importGridSignal } from "#lib/sources/import-grid-signal.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { planColumns } from "#lib/timetable/model/plan-columns.ts";
import { runColumns } from "#lib/timetable/model/run-columns.ts";
import { timetableColumns } from "#lib/timetable/model/timetable-columns.ts";

/** The snapshots of a lake as it grows. */
export interface Lakes {
  /** No timetable. */
  readonly empty: Snapshot;
  /** The sample's timetable, weather and arrays, with three plans made by hand. */
  readonly snapshot: Snapshot;
  /** And `bare`, imported without buildings or a plan in force, which nobody solved or, as run `term-2`, somebody did. */
  readonly unsolved: Snapshot;
  readonly solved: Snapshot;
  /** The same, solved once more as `later`, which moves lectures, and whose name comes first. */
  readonly resolved: Snapshot;
  /** The same without weather. */
  readonly dark: Snapshot;
  readonly dispose: () => Promise<void>;
}

const provenance = { source: "worked by hand", quality: "synthetic" } as const;

const ORIGIN = {
  ...{ method: "sa 1", seed: 1, iterations: 1e6, weights: "{}" },
  ...{ quality: "synthetic", source: "worked by hand" },
};

const part = (dataset: string, partition: string, columns: object) => ({ dataset, partition, columns, provenance });

/** Lectures that change places in each of the plans made by hand. */
const POINTS = [20, 80, 400] as const;

/** Three plans made by hand. */
function frontPart() {
  const { instance, plan } = sampleTimetable();
  const front = POINTS.map((most, point) => {
    const moved = refitted(instance, plan as Plan, most);
    return planColumns(instance, moved, { ...ORIGIN, timetable: "sample", run: "front", point });
  });
  return part("timetable_front", "sample", joined(front));
}

/** The sample's timetable, weather and arrays, with three plans made by hand. */
async function sampleLake() {
  const { lake, dispose } = await tinyLake();
  await lake.commit("all", () => ({ put: [...pvPartWrites(), ...timetablePartWrites(), frontPart()] as never }));
  return { lake, dispose };
}

export async function fixtureLakes(): Promise<Lakes> {
  const { lake, dispose } = await tinyLake();
  const grown = async (what: string, put: readonly object[]) => {
    await lake.commit(what, () => ({ put: put as never }));
    return lake.snapshot();
  };
  const parts = pvPartWrites();
  const sun = parts.filter(({ dataset }) => dataset === "weather_place" || dataset === "weather");
  const arrays = parts.filter(({ dataset }) => dataset === "pv_array");
  const timetable = sampleTimetable();
  const { instance } = timetable;
  const given = timetable.plan as Plan;
  const bare = timetableColumns({ ...timetable, id: "bare", quality: "measured", buildings: [], plan: null });
  const run = (name: string, plan: Plan, solvedAt: string) => ({
    ...runColumns(instance, plan, { ...ORIGIN, timetable: "bare", run: name, point: 0 }),
    solved_at: Array.from(plan, () => new Date(solvedAt)),
  });
  return {
    empty: await grown("arrays alone", arrays),
    dark: await grown("a timetable", [...timetablePartWrites(), frontPart()]),
    snapshot: await grown("the sun", sun),
    unsolved: await grown(
      "an import",
      bare.map(({ dataset, columns }) => part(dataset, "bare", columns)),
    ),
    solved: await grown("a run", [part("timetable_run", "bare", run("term-2", given, "2026-03-02T00:00:00Z"))]),
    resolved: await grown("another run", [
      part("timetable_run", "bare.later", run("later", refitted(instance, given, 80), "2026-03-03T00:00:00Z")),
    ]),
    dispose,
  };
}

/** The sample with plans made by hand, and a signal of the grid from January 2025 on, the same each day. */
export async function signalLake({
  signal,
  months,
  value,
}: {
  readonly signal: "carbon_intensity" | "price";
  readonly months: number;
  readonly value: (hour: number) => number;
}) {
  const { lake, dispose } = await sampleLake();
  const [from, to] = [Date.UTC(2024, 11, 31, 15), Date.UTC(2025, months, 1) - 9 * 3_600_000];
  const start = Float64Array.from({ length: (to - from) / 3_600_000 }, (_, i) => from + i * 3_600_000);
  const values = start.map((at) => value(new Date(at + 9 * 3_600_000).getUTCHours()));
  const read = { zone: "KR", signal, source: "a test", start, values, notes: [] };
  await importGridSignal(lake, [read], { quality: "estimated" });
  return { snapshot: await lake.snapshot(), dispose };
}

/** Lectures of the last periods go to earlier ones where nobody minds, and each to the smallest free room that holds it. */
function refitted(instance: Instance, plan: Plan, most: number): Plan {
  const { courses, rooms, curricula, unavailable, slots } = instance;
  const moved = plan.map((each) => ({ ...each }));
  const groups = courses.map(({ lecturer }, course) => [
    `lecturer ${lecturer}`,
    `course ${course}`,
    ...curricula.flatMap((each) => (each.courses.includes(course) ? [`curriculum ${each.id}`] : [])),
  ]);
  const taken = (period: number) =>
    new Set(moved.filter((each) => each.period === period).flatMap(({ course }) => groups[course] as string[]));
  const freeRooms = (period: number, course: number, own: number) => {
    const busy = new Set(moved.filter((each) => each.period === period).map(({ room }) => room));
    return rooms
      .map(({ capacity }, room) => ({ capacity, room }))
      .filter(({ room }) => room === own || !busy.has(room))
      .filter(
        ({ capacity, room }) =>
          capacity >= courses[course]!.students && !courses[course]!.unsuitableRooms.includes(room),
      )
      .sort((a, b) => a.capacity - b.capacity || a.room - b.room);
  };
  let left = most;
  for (const lecture of moved) {
    if (left === 0) break;
    const { course, period, room } = lecture;
    const isLate = period % slots >= slots - 2;
    const earlier = isLate
      ? Array.from({ length: slots - 3 }, (_, i) => period - (period % slots) + i + 1).find(
          (to) =>
            !unavailable[course]!.includes(to) &&
            (groups[course] as string[]).every((group) => !taken(to).has(group)) &&
            freeRooms(to, course, -1).length > 0,
        )
      : undefined;
    const to = earlier ?? period;
    const best = freeRooms(to, course, to === period ? room : -1)[0];
    if (!best || (to === period && best.room === room)) continue;
    lecture.period = to;
    lecture.room = best.room;
    left--;
  }
  return moved;
}

function joined(parts: readonly Readonly<Record<string, ArrayLike<unknown>>>[]): Record<string, unknown[]> {
  const names = Object.keys(parts[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, parts.flatMap((part) => Array.from(part[name] ?? []))]));
}
