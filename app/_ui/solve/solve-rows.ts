import type { Language } from "#lib/notebook/language.ts";
import { weekdayName } from "#lib/plot/weekday-name.ts";
import { solveMessages } from "./messages-solve.ts";

/** What the panel needs of the rows of its page. */
export interface SolveRows {
  readonly timetable: readonly { readonly timetable: string }[];
  readonly courses: readonly { readonly course: string; readonly name_en: string; readonly name_ko: string }[];
  readonly rooms: readonly { readonly room: string; readonly name_en: string; readonly name_ko: string }[];
  readonly buildings: readonly { readonly building: string; readonly name_en: string; readonly name_ko: string }[];
  readonly slots: readonly { readonly slot: number; readonly start_min: number }[];
  readonly plans: readonly PlanRow[];
}

interface PlanRow {
  readonly run: string;
  readonly point: number;
  readonly lecture: number;
  readonly course: string;
  readonly day: number;
  readonly slot: number;
  readonly room: string;
  readonly pinned: boolean;
}

/** Something that can be left where it is: one lecture, those of a course, or those in a room. */
export interface Pinnable {
  readonly value: string;
  readonly label: { readonly en: string; readonly ko: string };
  readonly lectures: readonly number[];
}

/** The lectures of a plan, and the courses and rooms that hold several of them, as choices. */
export function pinnables(
  rows: Pick<SolveRows, "plans" | "courses" | "rooms" | "slots">,
  run: string,
  point: number,
): Pinnable[] {
  const plan = rows.plans.filter((row) => row.run === run && row.point === point);
  const courses = new Map(rows.courses.map((row) => [row.course, row]));
  const rooms = new Map(rows.rooms.map((row) => [row.room, row]));
  const start = new Map(rows.slots.map(({ slot, start_min }) => [slot, clock(start_min)]));
  const named = (row: { name_en: string; name_ko: string } | undefined, id: string) => ({
    en: row?.name_en ?? id,
    ko: row?.name_ko ?? id,
  });
  const numberOf = new Map<string, number>();
  const single = plan.map((row): Pinnable => {
    const number = (numberOf.get(row.course) ?? 0) + 1;
    numberOf.set(row.course, number);
    const [course, room] = [named(courses.get(row.course), row.course), named(rooms.get(row.room), row.room)];
    const label = (language: Language) =>
      solveMessages(language).lecture(
        course[language],
        String(number),
        `${weekdayName(row.day, language)} ${start.get(row.slot) ?? row.slot + 1}, ${room[language]}`,
      );
    return { value: lectureValue(row.lecture), label: { en: label("en"), ko: label("ko") }, lectures: [row.lecture] };
  });
  const whole = (kind: "course" | "room") =>
    [...Map.groupBy(plan, (row) => row[kind])].flatMap(([id, held]): Pinnable[] => {
      if (held.length < 2) return [];
      const name = named(kind === "course" ? courses.get(id) : rooms.get(id), id);
      const say = (language: Language) =>
        solveMessages(language)[kind === "course" ? "wholeCourse" : "wholeRoom"](name[language]);
      const lectures = held.map(({ lecture }) => lecture);
      return [{ value: `${kind} ${id}`, label: { en: say("en"), ko: say("ko") }, lectures }];
    });
  return [...whole("course"), ...whole("room"), ...single];
}

/** What stays in a plan as it is, as values of its choices. */
export function pinnedIn({ plans }: Pick<SolveRows, "plans">, run: string, point: number): string[] {
  return plans
    .filter((row) => row.run === run && row.point === point && row.pinned)
    .map(({ lecture }) => lectureValue(lecture));
}

const lectureValue = (lecture: number) => `lecture ${lecture}`;

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
