import { csvText } from "#lib/notebook/csv-text.ts";
import type { StoredPlan } from "./stored-plan.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const COLUMNS = [
  ...["lecture", "course", "name_en", "name_ko", "lecturer", "students", "day", "slot", "start", "end"],
  ...["room", "room_en", "room_ko", "building", "pinned"],
];

/** A plan as CSV for a spreadsheet: a lecture a row, with times and names in both languages. */
export function planTable({ rows }: StoredPlan): string {
  const courses = new Map(rows.courses.map((row) => [row.course, row]));
  const rooms = new Map(rows.rooms.map((row) => [row.room, row]));
  const slots = new Map(rows.slots.map((row) => [row.slot, row]));
  const table = rows.plans.map(({ lecture, course, day, slot, room, pinned }) => {
    const [about, place, time] = [courses.get(course), rooms.get(room), slots.get(slot)];
    return {
      ...{ lecture, course, name_en: about?.name_en, name_ko: about?.name_ko, lecturer: about?.lecturer },
      ...{ students: about?.students, day: DAYS[day] ?? String(day), slot, start: clock(time?.start_min) },
      ...{ end: clock(time?.end_min), room, room_en: place?.name_en, room_ko: place?.name_ko },
      ...{ building: place?.building, pinned },
    };
  });
  return csvText(COLUMNS, table);
}

function clock(minutes: number | undefined): string {
  if (minutes === undefined) return "";
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
