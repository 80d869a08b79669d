import { koreanHolidays } from "#lib/core/korean-holidays.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Language } from "#lib/notebook/language.ts";
import { type CalendarScope, writeCalendar } from "#lib/timetable/format/write-calendar.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { StoredPlan } from "./stored-plan.ts";

interface CalendarWish {
  /** What the address says after the question mark. */
  readonly search: URLSearchParams;
  readonly language: Language;
  readonly zone: string;
  /** [ms since 1970] */
  readonly now: number;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A plan as iCalendar: `first` and `last` say the term; `room`, `lecturer` or `curriculum` whose lectures. */
export function planCalendar({ instance, plan, rows }: StoredPlan, wish: CalendarWish): string {
  const { search, language, zone, now } = wish;
  const [first, last] = [day(search, "first"), day(search, "last")];
  const years = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const name = <T extends { name_en: string; name_ko: string }>(row: T | undefined, id: string) =>
    row?.[language === "ko" ? "name_ko" : "name_en"] ?? id;
  const [about] = rows.timetable;
  return writeCalendar(instance, plan, {
    ...{
      timetable: instance.name,
      title: name(about, instance.name),
      scope: scopeOf(instance, search),
      zone,
      stamp: now,
    },
    term: { first, last, holidays: [...new Set(years)].flatMap((year) => [...koreanHolidays(year)]) },
    slotTimes: rows.slots.map(({ start_min, end_min }) => ({ start: start_min, end: end_min })),
    names: {
      courses: instance.courses.map(({ id }) =>
        name(
          rows.courses.find(({ course }) => course === id),
          id,
        ),
      ),
      rooms: instance.rooms.map(({ id }) =>
        name(
          rows.rooms.find(({ room }) => room === id),
          id,
        ),
      ),
      lecturers: instance.courses.map(
        ({ id, lecturer }) => rows.courses.find(({ course }) => course === id)?.[`lecturer_${language}`] ?? lecturer,
      ),
    },
  });
}

function day(search: URLSearchParams, name: "first" | "last"): string {
  const text = search.get(name) ?? "";
  if (!DAY.test(text)) throw new UserError(`A calendar needs the ${name} day of its term: add ${name}=2027-03-02`);
  return text;
}

function scopeOf({ rooms, curricula, courses }: Instance, search: URLSearchParams): CalendarScope {
  const [room, lecturer, curriculum] = [search.get("room"), search.get("lecturer"), search.get("curriculum")];
  if (room !== null) return { room: indexOf("room", rooms, room) };
  if (curriculum !== null) return { curriculum: indexOf("curriculum", curricula, curriculum) };
  if (lecturer === null) return null;
  const lecturers = courses.map((course) => ({ id: course.lecturer }));
  indexOf("lecturer", lecturers, lecturer);
  return { lecturer };
}

function indexOf(what: string, of: readonly { readonly id: string }[], id: string): number {
  const index = of.findIndex((each) => each.id === id);
  if (index < 0) throw new UserError(`There is no ${what} ${id} in this timetable`);
  return index;
}
