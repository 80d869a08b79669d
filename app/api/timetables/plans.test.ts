import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleTimetable } from "#data/sample/timetable/sample-timetable.ts";
import { timetablePartWrites } from "#data/sample/timetable/timetable-parts.ts";
import { diffPlans } from "#lib/timetable/cost/diff-plans.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { readCsvSet } from "#lib/timetable/format/read-csv.ts";
import { readSolution } from "#lib/timetable/format/read-solution.ts";
import { writeCsvSet } from "#lib/timetable/format/write-csv.ts";
import { timetableColumns } from "#lib/timetable/model/timetable-columns.ts";
import { siteLake } from "../../_server/site.ts";
import { GET } from "./[id]/plans/[run]/[point]/route.ts";

const { instance, plan } = sampleTimetable();

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-plans-"));
  process.env.WATTBOOK_HOME = home;
  const rooms = instance.rooms.map((room, r) => (r === plan![0]!.room ? { ...room, id: "B 2" } : room));
  const blank = timetableColumns({ ...sampleTimetable(), id: "blank", instance: { ...instance, rooms } });
  const provenance = { source: "a test", quality: "synthetic" };
  const put = [...timetablePartWrites(), ...blank.map((part) => ({ ...part, partition: "blank", provenance }))];
  await (await siteLake()).commit("the sample", () => ({ put: put as never }));
});
afterAll(async () => {
  await (await siteLake()).close();
  await rm(home, { recursive: true, force: true });
});

async function get(query: string, at: Partial<Record<"id" | "run" | "point", string>> = {}) {
  const answer = await GET(new Request(`http://localhost/api/x?${query}`), {
    params: Promise.resolve({ id: "sample", run: "current", point: "0", ...at }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe("/api/timetables/{id}/plans/{run}/{point}", () => {
  it("writes a plan that reads back as the same one", async () => {
    const { status, headers, text } = await get("format=sol");
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toBe('attachment; filename="sample-current-0.sol"');
    const read = readSolution(text, "sample.sol", instance);
    expect(read).toHaveLength(400);
    expect(evaluate(instance, read)).toEqual(evaluate(instance, plan ?? []));
  });

  it("writes a row a lecture for a spreadsheet, with times and both names", async () => {
    const { text } = await get("format=csv");
    const [head, ...rows] = text.trimEnd().split("\r\n");
    expect(head).toBe(
      "lecture,course,name_en,name_ko,lecturer,students,day,slot,start,end,room,room_en,room_ko,building,pinned",
    );
    expect(rows).toHaveLength(400);
    expect(rows[0]).toMatch(/^0,BUS101,.*(Mon|Tue|Wed|Thu|Fri),\d,\d\d:\d\d,\d\d:\d\d,/);
  });

  it("writes a file of lectures for the CSV set, as it stands", async () => {
    const { text } = await get("format=csv");
    const name = { en: "", ko: "" };
    const { courses, rooms } = writeCsvSet({
      ...{ instance, plan: [], pinned: [] },
      courses: instance.courses.map(() => ({ name, pcShare: 0 })),
      rooms: instance.rooms.map(() => ({ name, floor: Number.NaN })),
    });
    const files = { courses, rooms, lectures: text };
    const named = Object.entries(files).map(([part, own]) => [part, { name: `${part}.csv`, text: own }]);
    const { days, slots } = instance;
    const read = readCsvSet(Object.fromEntries(named), { name: "sample", days, slots });
    expect(diffPlans(plan ?? [], read.plan)).toEqual({ moves: [], removed: [], added: [] });
    expect(read.plan).toHaveLength(400);
  });

  it("writes a calendar of a term, of all lectures or those of a room, in the reader's language", async () => {
    const term = "format=ics&first=2026-09-01&last=2026-12-18";
    const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    const all = await get(`${term}&lang=ko`);
    expect(all.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(events(all.text)).toHaveLength(400);
    expect(all.text).toMatch(/[가-힣]/);
    const [room] = instance.rooms.filter((_, r) => plan?.some((each) => each.room === r));
    const own = events((await get(`${term}&room=${room!.id}`)).text);
    expect(own).toHaveLength((plan ?? []).filter((each) => instance.rooms[each.room] === room).length);
  });

  it("names the lecturer of an event in the reader's language", async () => {
    const { lecturer } = instance.courses[0]!;
    const { courses } = sampleTimetable();
    const term = `format=ics&first=2026-09-01&last=2026-12-18&lecturer=${lecturer}`;
    for (const lang of ["en", "ko"] as const) {
      const events = new ICAL.Component(ICAL.parse((await get(`${term}&lang=${lang}`)).text)).getAllSubcomponents(
        "vevent",
      );
      expect(events.length).toBeGreaterThan(1);
      expect(new Set(events.map((event) => event.getFirstPropertyValue("description")))).toEqual(
        new Set([courses[0]!.lecturer[lang]]),
      );
    }
  });

  it.each([
    ["a name that the format cannot hold", "format=sol", { id: "blank" }, 400, /^Cannot write "B 2" into a .ctt/],
    [
      "a lecturer that is none",
      "format=ics&first=2026-09-01&last=2026-12-18&lecturer=X",
      ...([{}, 400, /no lecturer X/] as const),
    ],
    ["a format that is none", "format=pdf", {}, 400, /sol, csv or ics/],
    ["a calendar without its term", "format=ics", {}, 400, /first=2027-03-02/],
    ["a room that is none", "format=ics&first=2026-09-01&last=2026-12-18&room=X", {}, 400, /no room X/],
    ["a term that ends before it begins", "format=ics&first=2026-12-18&last=2026-09-01", {}, 400, /2026-09-01/],
    ["a run that is none", "", { run: "no-such" }, 404, /no plan no-such:0/],
    ["a point that is none", "", { point: "first" }, 404, /no plan current:first/],
    ["a timetable that is none", "", { id: "no-such" }, 404, /timetable no-such/],
  ])("says what is wrong with %s", async (_, query, at, status, why) => {
    const refused = await get(query, at);
    expect([refused.status, (JSON.parse(refused.text) as { detail: string }).detail]).toEqual([
      status,
      expect.stringMatching(why),
    ]);
  });
});
