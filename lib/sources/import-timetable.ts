import type { Lake } from "#lib/lake/lake.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { provenInfeasible } from "#lib/timetable/cost/proven-infeasible.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import type { Timetable } from "#lib/timetable/model/timetable.ts";
import { MOST_SLOTS } from "#lib/timetable/solve/most-slots.ts";
import type { ImportReport } from "./import-report.ts";
import { CALIBRATED_NOTE } from "./timetable/calibrated-note.ts";
import { readTimetableFiles, type TimetableFiles, type TimetableSettings } from "./timetable/read-timetable-files.ts";
import { timetableChange } from "./timetable/timetable-change.ts";

interface TimetableOptions extends TimetableSettings {
  readonly signal?: AbortSignal;
}

/**
 * Imports a timetable, all or nothing, in one commit, in place of an earlier one of the same name. Others stay, the sample's
 * too: which one counts is chosen where it is used.
 *
 * @throws {UserError} If a file cannot be read, or the plan lacks a lecture.
 */
export async function importTimetable(
  lake: Lake,
  files: TimetableFiles,
  { signal, ...settings }: TimetableOptions = {},
): Promise<ImportReport> {
  const timetable = await readTimetableFiles(files, settings);
  const { id, source, instance } = timetable;
  let stood = 0;
  let wasCalibrated = false;
  const { snapshot, changed } = await lake.commit(
    `Import timetable: ${source}`,
    (base) => {
      const before = (base?.parts ?? []).filter(({ partition }) => partition === id);
      stood = before.find(({ dataset }) => dataset === "timetable_course")?.rows ?? 0;
      wasCalibrated = before.some(({ provenance }) => provenance.note?.startsWith(CALIBRATED_NOTE));
      return timetableChange(base, timetable);
    },
    signal ? { signal } : {},
  );
  const count = instance.courses.length;
  return {
    dataset: "timetable",
    snapshot,
    changed,
    added: changed ? Math.max(0, count - stood) : 0,
    restated: changed ? Math.min(stood, count) : 0,
    unchanged: changed ? 0 : count,
    removedSample: [],
    lines: [
      ...describe(timetable),
      ...(changed && stood > 0 ? [`  it takes the place of what was named ${id} before`] : []),
      ...(wasCalibrated ? [`  its rooms are assumed again: wattbook timetable calibrate ${id} fits them anew`] : []),
      ...(changed ? [] : ["nothing new: the lake has all of it already"]),
    ],
  };
}

function describe({ id, instance, plan, source }: Timetable): string[] {
  const { courses, rooms, curricula, days, slots } = instance;
  const lectures = courses.reduce((sum, course) => sum + course.lectures, 0);
  const sizes = [
    counted(courses.length, "course"),
    counted(lectures, "lecture"),
    counted(rooms.length, "room"),
    curricula.length === 1 ? "1 curriculum" : `${curricula.length} curricula`,
    `${counted(days, "day")} of ${counted(slots, "period")}`,
  ].join(", ");
  return [
    `${source}: ${sizes}; named ${id}`,
    ...(plan ? planLines(instance, plan) : emptyLines(instance)),
    ...(slots > MOST_SLOTS
      ? [`  it is shown, but no other plan is searched for: a day has ${slots} periods, of at most ${MOST_SLOTS}`]
      : []),
  ];
}

function planLines(instance: Instance, plan: Plan): string[] {
  const { hard, soft } = evaluate(instance, plan);
  const broken = `${counted(hard.lectures, "lecture")} missing, ${counted(hard.conflicts, "conflict")}, ${hard.availability} unavailable, ${hard.roomOccupancy} in a room that is taken`;
  return [
    `  plan in force: ${counted(hard.total, "hard violation")}${hard.total > 0 ? ` (${broken}); it is kept as it is` : ""}, UD2 cost ${soft.total}`,
    ...(hard.roomOccupancy > 0
      ? ["  other plans part lectures that share a room: courses that are taught together are to be entered as one"]
      : []),
  ];
}

function emptyLines(instance: Instance): string[] {
  const why = provenInfeasible(instance);
  return [
    "  no plan in force: none was given",
    ...(why === null ? [] : [`  it has no timetable without hard violations, as ${why}`]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
