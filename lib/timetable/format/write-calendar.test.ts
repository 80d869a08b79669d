import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { wallTime } from "#lib/core/zone.ts";
import { campus, course, plan } from "../model/campus-fixture.ts";
import { faultOf } from "./any-mutation-fixture.ts";
import { type CalendarOptions, writeCalendar } from "./write-calendar.ts";

const INSTANCE = campus(
  [
    course("calculus", { lectures: 2, lecturer: "김" }),
    course("optics", { lecturer: "lee" }),
    course("실험", { lecturer: "lee" }),
  ],
  { curricula: [{ id: "first", courses: [0, 2] }] },
);
// Monday's first period and Tuesday's second; Tuesday's third; Monday's last.
const PLAN = plan([0, 0, 0], [0, 4, 1], [1, 5, 0], [2, 2, 1]);
const OCTETS = new TextEncoder();
const OPTIONS: CalendarOptions = {
  ...{ timetable: "spring", title: "Spring", scope: null, zone: "Asia/Seoul" },
  term: { first: "2026-03-03", last: "2026-03-30", holidays: ["2026-03-10"] },
  slotTimes: [540, 600, 660].map((start) => ({ start, end: start + 50 })),
  stamp: Date.UTC(2026, 1, 20, 3, 4, 5),
};
const written = (options: Partial<CalendarOptions> = {}, instance = INSTANCE) =>
  writeCalendar(instance, PLAN, { ...OPTIONS, ...options });

/** Events by UID, with what they say and when they are by the zone's clocks, as a reader of calendars understands the text. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone")!);
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    event.startDate.zone = zone;
    const dates: Date[] = [];
    const dated = event.iterator();
    for (let next = dated.next(); next; next = dated.next()) dates.push(next.toJSDate());
    return { event, zone: zone.tzid, dates };
  });
  return new Map(events.map((one) => [one.event.uid, one]));
}

/** An instant as the clocks of the zone show it: month-day hour:minute. */
function clock(date: Date, zone: string): string {
  const { month, day, hour, minute } = wallTime(date.getTime(), zone);
  return `${month}-${day} ${hour}:${String(minute).padStart(2, "0")}`;
}

describe("writeCalendar()", () => {
  it("has an event for each lecture, on its weekday from the first day to the last, without holidays", () => {
    const events = read(written());
    const dates = Object.fromEntries(
      [...events].map(([uid, { dates: all }]) => [uid, all.map((date) => clock(date, "Asia/Seoul"))]),
    );
    expect(dates).toEqual({
      "spring/calculus/0@wattbook": ["3-9 9:00", "3-16 9:00", "3-23 9:00", "3-30 9:00"],
      "spring/calculus/1@wattbook": ["3-3 10:00", "3-17 10:00", "3-24 10:00"],
      "spring/optics/0@wattbook": ["3-3 11:00", "3-17 11:00", "3-24 11:00"],
      "spring/%EC%8B%A4%ED%97%98/0@wattbook": ["3-9 11:00", "3-16 11:00", "3-23 11:00", "3-30 11:00"],
    });
    const { event } = events.get("spring/calculus/0@wattbook")!;
    expect([event.summary, event.location, event.description]).toEqual(["calculus", "small", "김"]);
    expect(event.duration.toSeconds()).toBe(50 * 60);
  });

  it("writes times with their zone, their end in UTC and the stamp that it is given", () => {
    const lines = written().split("\r\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "DTSTART;TZID=Asia/Seoul:20260303T100000",
        "DTEND;TZID=Asia/Seoul:20260303T105000",
        "RRULE:FREQ=WEEKLY;UNTIL=20260324T010000Z",
        "EXDATE;TZID=Asia/Seoul:20260310T100000",
        "DTSTAMP:20260220T030405Z",
        "TZOFFSETTO:+0900",
      ]),
    );
    expect(lines.at(-1)).toBe("");
    expect(lines.at(-2)).toBe("END:VCALENDAR");
  });

  it.each([
    ["America/New_York", "2026-03-03", "2026-12-20", ["DAYLIGHT", "STANDARD"]],
    ["Australia/Lord_Howe", "2026-03-03", "2026-12-20", ["STANDARD", "DAYLIGHT"]],
    ["Asia/Kathmandu", "2026-03-03", "2026-12-20", []],
  ])("keeps lectures at their time of day when the clocks of %s change", (zone, first, last, changes) => {
    const text = written({ zone, term: { first, last, holidays: [] } });
    expect([...text.matchAll(/BEGIN:(STANDARD|DAYLIGHT)/g)].map(([, name]) => name).slice(1)).toEqual(changes);
    const { dates } = read(text).get("spring/calculus/0@wattbook")!;
    expect(dates.length).toBe(41);
    for (const date of dates) expect(clock(date, zone)).toMatch(/ 9:00$/);
  });

  it.each([
    ["a room", { room: 0 }, ["spring/calculus/0", "spring/optics/0"]],
    ["a lecturer", { lecturer: "lee" }, ["spring/optics/0", "spring/%EC%8B%A4%ED%97%98/0"]],
    ["a curriculum", { curriculum: 0 }, ["spring/calculus/0", "spring/calculus/1", "spring/%EC%8B%A4%ED%97%98/0"]],
  ])("has the lectures of %s alone, under the same UIDs", (_what, scope, uids) => {
    expect([...read(written({ scope })).keys()]).toEqual(uids.map((uid) => `${uid}@wattbook`));
  });

  it("leaves out a lecture that falls on holidays alone, and repeats none that comes once", () => {
    const term = { first: "2026-03-09", last: "2026-03-10", holidays: ["2026-03-10"] };
    const text = written({ term });
    expect(read(text).size).toBe(2);
    expect(text).not.toContain("RRULE");
  });

  // By RFC 5545, sections 3.1 and 3.3.11, without the library that wrote it.
  it("escapes commas, semicolons and backslashes, and continues a long line after a blank", () => {
    const text = written({
      names: { courses: ["실험, 1부; 2\\3 ".repeat(4), "", ""], lecturers: ["", "", ""], rooms: ["", ""] },
      scope: { lecturer: "김" },
    });
    const lines = text.replaceAll("\r\n ", "").split("\r\n");
    expect(lines).toContain(`SUMMARY:${"실험\\, 1부\\; 2\\\\3 ".repeat(4).trim()}`);
    expect(text).toMatch(/\r\nSUMMARY:[^\r]+\r\n [^\r]+\r\n/);
  });

  it("shows the names it is given, escaped, in lines of 75 octets that cut no character", () => {
    const letters = ["a", "é", "가", "𝄞", "😀", "\u0000", "\r", "\n", ",", ";", "\\", '"', ":", " "];
    const name = fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 });
    fc.assert(
      fc.property(name, name, fc.constantFrom("", "제1공학관; 서관, \\"), (long, title, building) => {
        const text = written(
          {
            ...{ title, scope: { lecturer: "김" } },
            names: { courses: [`${long}가,나;다\\라`, "", ""], lecturers: ["", "", ""], rooms: ["가".repeat(60), "b"] },
          },
          { ...INSTANCE, rooms: INSTANCE.rooms.map((room) => ({ ...room, building })) },
        );
        const odd = text
          .split("\r\n")
          .filter((line) => OCTETS.encode(line).length > 75 || !line.isWellFormed() || /\p{Cc}/u.test(line));
        expect(odd).toEqual([]);
        const { event } = read(text).get("spring/calculus/0@wattbook")!;
        expect(event.summary).toBe(`${long}가,나;다\\라`.replaceAll(/\p{Cc}+/gu, " ").trim());
        expect(event.location).toBe(building === "" ? "가".repeat(60) : `${"가".repeat(60)}, ${building}`);
      }),
    );
  });

  it.each([
    ["a day that is none", { first: "2026-02-30", last: "2026-03-30", holidays: [] }, /as "2026-02-30" is no day/],
    [
      "a holiday that is none",
      { first: "2026-03-03", last: "2026-03-30", holidays: ["tomorrow"] },
      /"tomorrow" is no day/,
    ],
    ["a term that ends first", { first: "2026-03-03", last: "2026-03-02", holidays: [] }, /ends 2026-03-02, before/],
  ])("refuses %s", (_what, term, message) => {
    expect(faultOf(() => written({ term }))).toMatch(message);
  });
});
