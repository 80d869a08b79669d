import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { siteState } from "../../_server/site-state.ts";
import { GET as getCsv } from "../devices.csv/route.ts";
import { PATCH as patchPlace } from "../places/[id]/route.ts";
import { GET as getPlaces, POST as postPlace } from "../places/route.ts";
import { GET as getHistory } from "./[id]/history/route.ts";
import { PATCH as patchPoint } from "./[id]/points/[metric]/route.ts";
import { GET as getDevice, PATCH as patchDevice, DELETE as retire } from "./[id]/route.ts";
import { GET as getThing } from "./[id]/td/route.ts";
import { DELETE as revokeOne } from "./[id]/tokens/[token]/route.ts";
import { POST as postToken, DELETE as revokeAll } from "./[id]/tokens/route.ts";
import { GET, POST } from "./route.ts";

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
  process.env.WATTBOOK_HOME = test.home;
});
afterAll(async () => {
  await siteState().close();
  await test.close();
});

type Body = Record<string, unknown> & {
  errors: { field: string }[];
  devices: { id: string }[];
  token: string;
  id: string;
};
const ask = async (
  route: (request: Request) => Promise<Response>,
  path: string,
  { method = "GET", body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
) => {
  const answer = await route(
    new Request(`http://localhost/api/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { "content-type": "application/json", ...headers },
    }),
  );
  const json = (answer.status === 204 ? {} : await answer.json()) as Body;
  return { status: answer.status, headers: answer.headers, json };
};

it("POST /api/devices and PATCH /api/devices/<id> make and change a device, whose id may hold a slash", async () => {
  const places = [
    { id: "main", kind: "campus" },
    { id: "eng", kind: "building", parent_id: "main", name_ko: "공학관" },
    { id: "eng/1", kind: "room", parent_id: "eng" },
  ];
  for (const place of places)
    expect((await ask(postPlace, "places", { method: "POST", body: place })).status).toBe(201);
  const renamed = await ask(patchPlace, "places/eng%2F1", { method: "PATCH", body: { name_en: "Lab" } });
  expect(renamed.json).toMatchObject({ id: "eng/1", name_en: "Lab" });
  expect((await ask(getPlaces, "places")).json.places).toHaveLength(3);
  const made = await ask(POST, "devices", {
    method: "POST",
    body: { id: "gw/t%1", kind: "sensor", place_id: "eng/1" },
  });
  expect([made.status, made.headers.get("location")]).toEqual([201, "/api/devices/gw%2Ft%251"]);
  const path = "devices/gw%2Ft%251";
  const changed = await ask(patchDevice, path, {
    ...{ method: "PATCH", body: { name_ko: "온도계" } },
    headers: { "if-match": made.headers.get("etag")! },
  });
  expect(changed.json).toMatchObject({
    id: "gw/t%1",
    name_ko: "온도계",
    places: [{ id: "main" }, { id: "eng" }, { id: "eng/1" }],
  });
  const late = { method: "PATCH", body: { name_ko: "x" }, headers: { "if-match": made.headers.get("etag")! } };
  expect((await ask(patchDevice, path, late)).status).toBe(412);
  expect(
    (await ask(patchPoint, `${path}/points/temp_c`, { method: "PATCH", body: { range_max: 40 } })).json,
  ).toMatchObject({
    points: [{ metric: "temp_c", unit: "°C", range_max: 40 }],
  });
  expect((await ask(GET, "devices?q=온도계&kind=sensor,pc&sort=-name")).json).toMatchObject({
    total: 1,
    devices: [{ id: "gw/t%1" }],
  });
  expect((await ask(getHistory, `${path}/history`)).json.changes).toHaveLength(3);
  expect((await ask(getDevice, path)).json).toMatchObject({ status: "known", tokens: [] });
});

it("POST /api/devices/<id>/tokens tells a token once; DELETE voids one or all; a retired device has none", async () => {
  await ask(POST, "devices", { method: "POST", body: { id: "a" } });
  const first = await ask(postToken, "devices/a/tokens", { method: "POST", body: {} });
  expect([first.status, first.headers.get("cache-control")]).toEqual([201, "no-store"]);
  expect(JSON.stringify((await ask(getDevice, "devices/a")).json)).not.toContain(first.json.token);
  expect((await ask(revokeOne, `devices/a/tokens/${first.json.id}`, { method: "DELETE" })).json).toEqual({
    revoked: 1,
  });
  await ask(postToken, "devices/a/tokens", { method: "POST", body: { grace_hours: 1 } });
  expect((await ask(revokeAll, "devices/a/tokens", { method: "DELETE" })).json).toEqual({ revoked: 1 });
  expect((await ask(retire, "devices/a", { method: "DELETE" })).json).toMatchObject({ status: "retired" });
  expect((await ask(postToken, "devices/a/tokens", { method: "POST", body: {} })).status).toBe(422);
});

it("POST /api/devices takes a CSV file whole or not at all, and an export of it changes nothing", async () => {
  const put = async (text: string | ArrayBuffer, query = "") => {
    const answer = await POST(
      new Request(`http://localhost/api/devices${query}`, {
        method: "POST",
        body: text,
        headers: { "content-type": "text/csv" },
      }),
    );
    return {
      status: answer.status,
      json: (await answer.json()) as { created: string[]; detail: string } & Record<string, unknown>,
    };
  };
  const file =
    "device_id,name_ko,place_id,building_ko,metric,range_max\nc1,계량기,lib/2,도서관,power_w,900\nc1,계량기,lib/2,도서관,voltage_v,\n'=c2,'=1+1,,,,\n";
  expect((await put(file, "?dry_run=1")).json).toMatchObject({ dry_run: true, created: ["c1", "=c2"], count: 6 });
  expect((await ask(getDevice, "devices/c1")).status).toBe(404);
  expect((await put(`${file}c3,x,,,power,\n`)).json.detail).toContain("(line 5, column metric)");
  const twin = 'device_id,twin\nc1,"{""kind"":""thermometer"",""version"":1,""metric"":""temp_c""}"\n';
  expect((await put(twin)).json.detail).toMatch(/column twin\).*timeConstantH must be a number/);
  expect((await ask(getDevice, "devices/c1")).status).toBe(404);
  expect((await put(file)).json).toMatchObject({ created: ["c1", "=c2"], updated: [], unchanged: 0 });
  expect((await ask(getDevice, "devices/c1")).json).toMatchObject({
    places: [{ id: "main" }, { id: "lib", name_ko: "도서관" }, { id: "lib/2" }],
  });
  await ask(POST, "devices", { method: "POST", body: { id: "c5", place_id: "lib", note: "- two\n- lines" } });
  const exported = await (await getCsv()).arrayBuffer();
  expect(Buffer.from(exported).toString()).toMatch(/^\uFEFFdevice_id,status,/);
  expect(Buffer.from(exported).toString()).toContain("'=c2,known,,none,,'=1+1");
  expect((await put(exported)).json).toMatchObject({ created: [], updated: [], count: 0 });
});

it("GET /api/devices/<id>/td describes a device", async () => {
  const { headers, json, status } = await ask(getThing, "devices/c1/td", { headers: { host: "energy.example.org" } });
  expect([status, headers.get("content-type")]).toEqual([200, "application/td+json"]);
  expect(json).toMatchObject({ id: "urn:wattbook:main:c1", properties: { power_w: { unit: "unit:W", maximum: 900 } } });
  expect(JSON.stringify(json)).toContain("mqtt://energy.example.org:1883/campus/v1/main/dev/c1/cmd");
});

it("what cannot be taken is a problem that names the field, and a database that is away is 503", async () => {
  const bad = await ask(POST, "devices", { method: "POST", body: { id: "b+", kind: "x" } });
  expect(bad.status).toBe(422);
  expect(bad.headers.get("content-type")).toBe("application/problem+json");
  expect(bad.json.errors.map(({ field }) => field)).toEqual(["id", "kind"]);
  expect((await ask(POST, "devices", { method: "POST", body: [] })).status).toBe(400);
  expect((await ask(POST, "devices", { method: "POST", body: { id: "gw/t%1" } })).status).toBe(409);
  expect((await ask(getDevice, "devices/none")).status).toBe(404);
  expect((await ask(GET, "devices?sort=colour")).status).toBe(400);
  expect((await ask(GET, "devices?colour=1")).status).toBe(400);
  expect((await ask(getHistory, "devices/a/history?before=x")).status).toBe(400);
  process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:9/none";
  await siteState().close();
  delete (globalThis as { wattbookState?: unknown }).wattbookState;
  const away = await ask(GET, "devices");
  expect([away.status, away.headers.get("retry-after")]).toEqual([503, "5"]);
});
