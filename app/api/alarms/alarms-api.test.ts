import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { examples, messageOf } from "#lib/broker/contract-fixture.ts";
import { type AlarmSite, haveRule, startAlarmSite } from "#lib/ingest/alarms/alarm-site-fixture.ts";
import { createDevice } from "#lib/state/registry/write-device.ts";
import { createPlace, removePlace } from "#lib/state/registry/write-place.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { siteState } from "../../_server/site-state.ts";
import { DELETE, GET as getRule, PUT } from "../alarm-rules/[id]/route.ts";
import { POST as replay } from "../alarm-rules/replay/route.ts";
import { GET as listRules, POST as makeRule } from "../alarm-rules/route.ts";
import { POST as act } from "./[id]/[action]/route.ts";
import { GET as getAlarm } from "./[id]/route.ts";
import { GET as kpi } from "./kpi/route.ts";
import { GET as list } from "./route.ts";

let test: TestState;
let site: AlarmSite;
const t = Date.now() - 600_000;
beforeAll(async () => {
  test = await openTestState();
  Object.assign(process.env, { WATTBOOK_HOME: test.home, SITE_TIME_ZONE: "Asia/Seoul" });
  await haveRule(test);
  site = await startAlarmSite(test, { home: test.home });
  const of = (each: string, i: number) => site.send(each, t + i, 150);
  await vi.waitFor(async () => expect(await site.heard()).toHaveLength(1), 30_000);
  await Promise.all(["m1", "m2", "m3"].map(of));
  await vi.waitFor(async () => expect((await asked()).alarms).toHaveLength(3), 30_000);
});
afterAll(async () => {
  await site.close();
  await siteState().close();
  await test.close();
});

const url = (rest: string) => `http://localhost/api/alarms${rest}`;
const asked = async (search = "") => (await list(new Request(url(search)))).json();
const post = (body: object, headers = {}) => ({
  ...{ method: "POST", body: JSON.stringify(body) },
  headers: { "content-type": "application/json", ...headers },
});
const doTo = (id: string, action: string, body: object = {}, headers = {}) =>
  act(new Request(url(`/${id}/${action}`), post(body, headers)));
const one = async (id: string) => (await getAlarm(new Request(url(`/${id}`)))).json();

describe("/api/alarms", () => {
  it("lists what is open, the newest first, a page at a time, by state, rule and device", async () => {
    const first = await asked("?limit=2");
    expect(first.alarms.map((each: { device_id: string }) => each.device_id)).toEqual(["m3", "m2"]);
    expect(first.counts).toEqual({ active: 3, unacked: 3, shelved: 0, open: 3 });
    expect(first.alarms[0]).toMatchObject({
      rule_id: "high",
      active: true,
      value: 150,
      threshold: 100,
      unit: "W",
      closed_at: null,
      active_at: new Date(t + 2).toISOString(),
    });
    const second = await asked(`?limit=2&cursor=${encodeURIComponent(first.next)}`);
    expect(second).toMatchObject({ alarms: [{ device_id: "m1" }], next: null });
    expect((await asked("?state=shelved")).alarms).toEqual([]);
    expect((await asked("?device=m2&rule=high&min_severity=500")).alarms).toHaveLength(1);
    const bad = await list(new Request(url("?state=odd")));
    expect([bad.status, (await bad.json()).detail]).toEqual([
      400,
      expect.stringContaining("state must be one of open"),
    ]);
  });

  it("acknowledges, comments, shelves and unshelves through ingest, and says why it cannot", async () => {
    const { id } = (await asked("?device=m1")).alarms[0];
    const acked = await doTo(id, "acknowledge", { by: "kim", comment: "I look" });
    expect([acked.status, await acked.json()]).toEqual([
      200,
      expect.objectContaining({ acked: true, acked_by: "kim" }),
    ]);
    const again = await doTo(id, "acknowledge");
    expect([again.status, (await again.json()).detail]).toEqual([409, expect.stringContaining("acknowledged already")]);
    expect((await doTo(id, "comment", { comment: "a fan" })).status).toBe(200);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect(await (await doTo(id, "shelve", { until })).json()).toMatchObject({ shelved_until: until });
    expect((await asked("?state=shelved")).counts).toMatchObject({ active: 2, shelved: 1, open: 3 });
    expect(await (await doTo(id, "unshelve")).json()).toMatchObject({ shelved_until: null });
    expect((await one(id)).events.map(({ kind, by }: { kind: string; by: string | null }) => [kind, by])).toEqual([
      ...[
        ["raised", null],
        ["acknowledged", "kim"],
        ["commented", "web"],
        ["shelved", "web"],
        ["unshelved", "web"],
      ],
    ]);
  });

  it("refuses what it does not know", async () => {
    expect((await doTo("none", "acknowledge")).status).toBe(404);
    const { id } = (await asked("?device=m2")).alarms[0];
    expect((await doTo(id, "explode")).status).toBe(404);
    expect((await doTo(id, "comment")).status).toBe(400);
    expect((await doTo(id, "acknowledge", { who: "x" })).status).toBe(400);
  });

  it("knows an alarm by its address when its device's id holds slashes", async () => {
    const birth = new Map(examples("golden")).get("sparkplug-dbirth.json")!;
    await site.take(messageOf(birth));
    const device = "campus/gw1/inv1";
    const alarms = async () => (await asked(`?device=${encodeURIComponent(device)}`)).alarms;
    await vi.waitFor(async () => expect(await alarms()).toHaveLength(1), 30_000);
    const [{ id }] = await alarms();
    expect(id).toContain(`~${device}~`);
    expect(await one(encodeURIComponent(id))).toMatchObject({ id, device_id: device });
    expect((await doTo(encodeURIComponent(id), "acknowledge")).status).toBe(200);
    // As one that did not encode it would ask: another address, so another alarm.
    expect(await one(id)).toMatchObject({ status: 404 });
  });

  it("tells the figures beside their targets", async () => {
    const figures = await (await kpi(new Request(url("/kpi")))).json();
    expect(figures).toMatchObject({
      count: 3,
      peakPer10Min: 3,
      floods: [],
      worst: [{ ruleId: "high", count: 3, share: 1 }],
      targets: { per10Min: 1 },
    });
    expect(figures.medianAckMs).toBeGreaterThan(0);
  });
});

const rulesUrl = "http://localhost/api/alarm-rules";
const hot = {
  id: "hot",
  name: "Hot",
  on: { devices: "*", metric: "temp_c" },
  when: { type: "above", limit: 30 },
  on_delay: "5m",
};
const params = (id: string) => ({ params: Promise.resolve({ id }) });

describe("/api/alarm-rules", () => {
  beforeEach(() => test.state.pool.query("DELETE FROM alarm_rule WHERE id = 'hot'"));

  it("makes, changes and removes a rule, with its revisions and history", async () => {
    const made = await makeRule(new Request(rulesUrl, post(hot)));
    expect([made.status, made.headers.get("etag")]).toEqual([201, '"1"']);
    expect((await makeRule(new Request(rulesUrl, post(hot)))).status).toBe(409);
    const told = await (await getRule(new Request(`${rulesUrl}/hot`), params("hot"))).json();
    expect(told).toMatchObject({ id: "hot", on_delay: "5m", enabled: true, revision: 1 });
    const put = (body: object, headers = {}) =>
      PUT(new Request(`${rulesUrl}/hot`, { ...post(body, headers), method: "PUT" }), params("hot"));
    const changed = await put({ ...told, deadband: 1 }, { "if-match": '"1"' });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    expect((await put({ ...told, deadband: 2 }, { "if-match": '"1"' })).status).toBe(412);
    for (const id of ["a/b", "a%2Fb", "Hot", "a~b"]) {
      const refused = await makeRule(new Request(rulesUrl, post({ ...hot, id })));
      expect([refused.status, (await refused.json()).detail]).toEqual([
        422,
        expect.stringMatching(/^Cannot use id .* lower case letters and digits with hyphens between/),
      ]);
    }
    const faulty = await put({ ...hot, deadband: -1 });
    expect([faulty.status, (await faulty.json()).detail]).toEqual([
      422,
      expect.stringContaining("Cannot use deadband"),
    ]);
    const remove = () => DELETE(new Request(`${rulesUrl}/hot`, { method: "DELETE" }), params("hot"));
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    const { rows } = await test.state.pool.query("SELECT action FROM change WHERE entity_id = 'hot' ORDER BY id");
    expect(rows.map(({ action }) => action)).toEqual(["create", "update", "delete"]);
  });

  it("refuses a rule on a place that there is not, and tells of devices that have not sent yet", async () => {
    const on = (devices: unknown) => ({ ...hot, on: { devices, metric: "temp_c" } });
    const refused = await makeRule(new Request(rulesUrl, post(on({ building: "enginering" }))));
    const said = expect.stringContaining("Cannot use rule hot as there is no place enginering");
    expect([refused.status, (await refused.json()).detail]).toEqual([400, said]);
    const range = { from: new Date(t).toISOString(), to: new Date(t + 1000).toISOString() };
    const rule = on({ building: "enginering" });
    const replayed = await replay(new Request(`${rulesUrl}/replay`, post({ rule, ...range })));
    expect([replayed.status, (await replayed.json()).detail]).toEqual([400, said]);
    await createDevice(test.state, { id: "known" }, { actor: "test" });
    const ahead = await makeRule(new Request(rulesUrl, post(on(["known", "later"]))));
    expect([ahead.status, await ahead.json()]).toMatchObject([201, { unknown_devices: ["later"] }]);
  });

  it("lets a rule go out of service whose place has gone", async () => {
    await createPlace(test.state, { id: "old", kind: "building" }, { actor: "test" });
    const made = await (
      await makeRule(new Request(rulesUrl, post({ ...hot, on: { devices: { building: "old" }, metric: "temp_c" } })))
    ).json();
    await removePlace(test.state, "old", { actor: "test" });
    const put = (body: object) => PUT(new Request(`${rulesUrl}/hot`, { ...post(body), method: "PUT" }), params("hot"));
    const { unknown_devices: _, ...rule } = made;
    expect(await (await put({ ...made, enabled: false })).json()).toMatchObject({ enabled: false, revision: 2 });
    expect((await put({ ...rule, on: { devices: { building: "older" }, metric: "temp_c" } })).status).toBe(400);
  });

  it("takes and gives YAML", async () => {
    const yaml =
      "id: hot\nname: {en: Hot, ko: 더움}\non: {devices: [r-1], metric: temp_c}\nwhen:\n  type: above\n  limit: 30\n";
    const send = (body: string) =>
      makeRule(new Request(rulesUrl, { method: "POST", body, headers: { "content-type": "application/yaml" } }));
    const bad = await send("id: hot\n  name: [");
    expect([bad.status, (await bad.json()).detail]).toEqual([422, expect.stringContaining("Cannot read the YAML")]);
    expect((await send(yaml)).status).toBe(201);
    const accept = { headers: { accept: "application/yaml" } };
    const text = await (await getRule(new Request(`${rulesUrl}/hot`, accept), params("hot"))).text();
    expect(text).toContain("ko: 더움");
    await test.state.pool.query("DELETE FROM alarm_rule WHERE id = 'hot'");
    expect((await send(text)).status).toBe(201);
    expect(await (await listRules(new Request(rulesUrl, accept))).text()).toMatch(/^- id: high/);
  });

  it("replays a rule over what was read, with progress where that is wanted", async () => {
    const range = { from: new Date(t - 60_000).toISOString(), to: new Date(t + 60_000).toISOString() };
    const rule = {
      ...hot,
      on: { devices: ["m1", "m2"], metric: "power_w" },
      when: { type: "above", limit: 140 },
      on_delay: "30s",
    };
    const told = await (await replay(new Request(`${rulesUrl}/replay`, post({ rule, ...range })))).json();
    expect(told).toMatchObject({ count: 2, readings: 2, devices: 2 });
    expect(told.occurrences[0]).toMatchObject({
      device_id: "m1",
      active_at: new Date(t + 30_000).toISOString(),
      inactive_at: null,
      value: 150,
    });
    const streamed = await replay(
      new Request(`${rulesUrl}/replay`, post({ rule, ...range }, { accept: "application/x-ndjson" })),
    );
    const lines = (await streamed.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([{ progress: 0.5 }, { progress: 1 }, told]);
    const faulty = await replay(new Request(`${rulesUrl}/replay`, post({ rule: { ...rule, when: {} }, ...range })));
    expect([faulty.status, (await faulty.json()).detail]).toEqual([422, expect.stringContaining("when.type")]);
  });
});
