import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { siteLake } from "../../_server/site.ts";
import { siteState } from "../../_server/site-state.ts";
import { GET as read, DELETE as stop } from "../solves/[id]/route.ts";
import { POST as ask, GET as list } from "./[id]/solves/route.ts";

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
  process.env.WATTBOOK_HOME = test.home;
  const lake = await siteLake();
  await lake.commit("A timetable", () => ({
    put: [
      {
        ...{ dataset: "timetable", partition: "autumn", provenance: { quality: "measured", source: "a test" } },
        columns: {
          ...{
            timetable: ["autumn"],
            name_en: ["Autumn"],
            name_ko: ["가을"],
            quality: ["measured"],
            source: ["a test"],
          },
          ...{ days: Int32Array.of(5), slots: Int32Array.of(6), min_daily: [null], max_daily: [null] },
        },
      },
    ],
  }));
});
beforeEach(() => test.clear());
afterAll(async () => {
  await (await siteLake()).close();
  await siteState().close();
  await test.close();
});

type Route = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

async function send(route: Route, id: string, body?: unknown, query = "", headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost/api/x${query}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers: { "content-type": "application/json", ...headers },
  });
  const answer = await route(request, { params: Promise.resolve({ id }) });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}

describe("/api/timetables/{id}/solves", () => {
  it("takes what is to be solved, with defaults for what is not said, and lists it", async () => {
    const asked = await send(ask, "autumn", {
      weights: { kwh: 0.5 },
      start: { run: "current", point: 0 },
      pinned: [4],
    });
    expect(asked.status).toBe(202);
    expect(asked.headers.get("location")).toBe(`/api/solves/${asked.json.id}`);
    const request = { method: "sa", seconds: 20, seed: 1, mostMoved: null, pinned: [4], closedRooms: [] };
    const weights = {
      soft: 1,
      kwh: 0.5,
      kgCo2e: 0,
      thousandKrw: 0,
      exportedKwh: 0,
      peakKw: 0,
      movedTime: 0,
      movedRoom: 0,
    };
    expect(asked.json).toMatchObject({ timetable: "autumn", status: "waiting", request: { ...request, weights } });
    expect((await send(list, "autumn")).json.solves).toEqual([asked.json]);
    expect((await send(list, "spring")).json.solves).toEqual([]);
    expect((await send(read, asked.json.id)).json).toEqual(asked.json);
  });

  it.each([
    ["a weight below nought", { weights: { kwh: -1 } }],
    ["an hour and more", { weights: {}, seconds: 3601 }],
    ["an unknown method", { weights: {}, method: "milp" }],
    ["an unknown field", { weights: {}, rooms: 1 }],
    ["half a lecture", { weights: {}, pinned: [0.5] }],
    ["no iterations", { weights: {}, iterations: 0 }],
    ["a seed that no run could be kept with", { weights: {}, seed: 2 ** 31 }],
    ["no weights", {}],
  ])("refuses %s with the form it should have", async (_, body) => {
    const refused = await send(ask, "autumn", body);
    expect([refused.status, refused.json.detail]).toEqual([400, expect.stringContaining("weights: {soft?, kwh?")]);
    expect((await send(list, "autumn")).json.solves).toEqual([]);
  });

  it("takes the greatest seed there is", async () => {
    const asked = await send(ask, "autumn", { weights: {}, seed: 2 ** 31 - 1 });
    expect([asked.status, asked.json.request.seed]).toEqual([202, 2 ** 31 - 1]);
  });

  it("refuses lectures that stay where no plan is started from", async () => {
    const refused = await send(ask, "autumn", { weights: {}, pinned: [4] });
    expect([refused.status, refused.json.detail]).toEqual([400, expect.stringMatching(/^Cannot leave 1 lectures/)]);
    expect((await send(list, "autumn")).json.solves).toEqual([]);
  });

  it("knows no other timetable than those of the lake", async () => {
    const refused = await send(ask, "no-such", { weights: {} });
    expect([refused.status, refused.json.detail]).toEqual([404, "There is no timetable no-such: import it first"]);
  });
});

describe("/api/solves/{id}", () => {
  it("ends a job that waits", async () => {
    const asked = await send(ask, "autumn", { weights: {} });
    const ended = await send(stop, asked.json.id, undefined, "?keep=true");
    expect(ended.json).toMatchObject({ status: "cancelled", cancel: "keep", run: null });
    expect((await send(stop, asked.json.id, undefined, "?keep=maybe")).status).toBe(400);
  });

  it("does not know what is no job", async () => {
    for (const id of ["no-such", "00000000-0000-4000-8000-000000000000"]) {
      expect([(await send(read, id)).status, (await send(stop, id)).status]).toEqual([404, 404]);
    }
  });
});
