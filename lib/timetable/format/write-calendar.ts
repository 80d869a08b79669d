import ICAL from "ical.js";
import { UserError } from "#lib/core/user-error.ts";
import { instantOf } from "#lib/core/zone.ts";
import type { Instance } from "../model/instance.ts";
import type { Placement, Plan } from "../model/plan.ts";
import { calendarZone, type JCal, type JCalProperty, wallText } from "./calendar-zone.ts";

/** When a plan holds. */
export interface Term {
  /** First day, such as `2026-03-02`. */
  readonly first: string;
  /** Last day. */
  readonly last: string;
  /** Days without lectures. */
  readonly holidays: readonly string[];
}

/** Whose lectures a calendar has: those of a room, a lecturer or a curriculum; null: all. */
export type CalendarScope =
  | { readonly room: number }
  | { readonly lecturer: string }
  | { readonly curriculum: number }
  | null;

/** What a calendar says beyond the plan. */
export interface CalendarOptions {
  /** Short name of the timetable: with course and number of the lecture it names an event for ever. */
  readonly timetable: string;
  /** What the calendar is called. */
  readonly title: string;
  readonly scope: CalendarScope;
  readonly term: Term;
  /** IANA zone of the periods and the term. */
  readonly zone: string;
  /** For each period of a day, when it begins and ends, after midnight. [min] */
  readonly slotTimes: readonly { readonly start: number; readonly end: number }[];
  /** When the calendar is made, since 1970. [ms] */
  readonly stamp: number;
  /** Names to show in place of short ones: of courses and their lecturers by course, of rooms by room. */
  readonly names?: Readonly<Record<"courses" | "lecturers" | "rooms", readonly string[]>>;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

// The library counts 75 octets without the blank that a continued line begins with.
ICAL.foldLength = 74;

/**
 * Writes a plan as iCalendar (RFC 5545): each lecture an event that comes every week of the term but on holidays.
 *
 * @param instance What it is a timetable of; its day 0 is Monday.
 * @param plan The lectures.
 * @param options Term, zone, times of the periods, whose lectures.
 * @returns The file's text. Events keep their UID when their lecture moves.
 * @throws {UserError} If a day of the term is none, the term ends before it begins, or a week has more than seven days.
 * @throws {RangeError} If there is no such zone, or a period of a day has no time.
 */
export function writeCalendar(instance: Instance, plan: Plan, options: CalendarOptions): string {
  const { term, zone, title, scope } = options;
  const first = dayOf(term.first);
  const last = dayOf(term.last);
  if (last < first)
    throw new UserError(`Cannot write a calendar as the term ends ${term.last}, before it begins ${term.first}`);
  if (instance.days > 7)
    throw new UserError(`Cannot write a calendar as its week has ${instance.days} days: 7 at most`);
  const holidays = new Set(term.holidays.map(dayOf));
  const numbers = new Map<number, number>();
  const events = plan.flatMap((lecture) => {
    const number = numbers.get(lecture.course) ?? 0;
    numbers.set(lecture.course, number + 1);
    if (!isWithin(instance, lecture, scope)) return [];
    const dates = weekly(first, last, Math.floor(lecture.period / instance.slots));
    const taught = dates.filter((date) => !holidays.has(date));
    if (taught.length === 0) return [];
    const off = dates.filter((date) => holidays.has(date) && date > taught[0]! && date < taught.at(-1)!);
    return [event(instance, lecture, { ...options, number, taught, off })];
  });
  const calendar: JCal = [
    "vcalendar",
    [
      ["version", {}, "text", "2.0"],
      ["prodid", {}, "text", "-//Wattbook//Timetable//EN"],
      ["calscale", {}, "text", "GREGORIAN"],
      ["method", {}, "text", "PUBLISH"],
      ["x-wr-calname", {}, "text", plain(title)],
      ["x-wr-timezone", {}, "text", zone],
    ],
    [calendarZone(zone, first - DAY_MS, last + 2 * DAY_MS), ...events],
  ];
  return ICAL.stringify(calendar);
}

interface EventDates extends CalendarOptions {
  /** Of the lecture within its course, from 0. */
  readonly number: number;
  /** Midnights of its days, as if they were UTC, since 1970. [ms] */
  readonly taught: readonly number[];
  /** Those of the holidays between. [ms] */
  readonly off: readonly number[];
}

function event(instance: Instance, { course, period, room }: Placement, dates: EventDates): JCal {
  const { timetable, number, taught, off, zone, slotTimes, stamp, names } = dates;
  const time = slotTimes[period % instance.slots];
  if (time === undefined)
    throw new RangeError(`Cannot write a calendar as period ${period % instance.slots} of a day has no time`);
  const { id, lecturer } = instance.courses[course]!;
  const { id: roomId, building } = instance.rooms[room]!;
  const at = (day: number, minutes: number) => wallText(day + minutes * MINUTE_MS);
  const place = [names?.rooms[room] ?? roomId, building].filter((part) => part !== "").join(", ");
  const properties: JCalProperty[] = [
    [
      "uid",
      {},
      "text",
      `${[timetable, id].map((name) => encodeURIComponent(name.toWellFormed())).join("/")}/${number}@wattbook`,
    ],
    ["dtstamp", {}, "date-time", `${wallText(stamp)}Z`],
    ["dtstart", { tzid: zone }, "date-time", at(taught[0]!, time.start)],
    ["dtend", { tzid: zone }, "date-time", at(taught[0]!, time.end)],
    ["summary", {}, "text", plain(names?.courses[course] ?? id)],
    ["location", {}, "text", plain(place)],
    ["description", {}, "text", plain(names?.lecturers[course] ?? lecturer)],
  ];
  if (taught.length > 1) {
    const until = instantOf(wallOf(taught.at(-1)! + time.start * MINUTE_MS), zone);
    properties.push(["rrule", {}, "recur", { freq: "WEEKLY", until: `${wallText(until)}Z` }]);
  }
  if (off.length > 0)
    properties.push(["exdate", { tzid: zone }, "date-time", ...off.map((day) => at(day, time.start))]);
  return ["vevent", properties, []];
}

function isWithin({ courses, curricula }: Instance, { course, room }: Placement, scope: CalendarScope): boolean {
  if (scope === null) return true;
  if ("room" in scope) return room === scope.room;
  if ("lecturer" in scope) return courses[course]!.lecturer === scope.lecturer;
  return curricula[scope.curriculum]!.courses.includes(course);
}

/** Midnights of a day of the week from the first day to the last, as if they were UTC. */
function weekly(first: number, last: number, weekday: number): number[] {
  const monday = 4 * DAY_MS;
  const ahead = (((weekday - (first - monday) / DAY_MS) % 7) + 7) % 7;
  const dates: number[] = [];
  for (let date = first + ahead * DAY_MS; date <= last; date += 7 * DAY_MS) dates.push(date);
  return dates;
}

function dayOf(text: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(day) && wallText(day).startsWith(text)) return day;
  throw new UserError(`Cannot write a calendar as ${JSON.stringify(text)} is no day: give it as 2026-03-02`);
}

function wallOf(asUtc: number) {
  const [year, month, day, hour, minute, second] = wallText(asUtc).split(/[-T:]/).map(Number);
  return { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: second! };
}

/** A name without line ends and control characters, which no calendar shows. */
function plain(name: string): string {
  return name.replaceAll(/\p{Cc}+/gu, " ").trim();
}
