import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testMailServer } from "#lib/notify/mail/smtp-fixture.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { siteState } from "../../_server/site-state.ts";
import { GET as deliveries } from "../deliveries/route.ts";
import { GET as pushKey } from "../push/key/route.ts";
import { POST as subscribe, DELETE as unsubscribe } from "../push/subscriptions/route.ts";
import { GET as getOne, PUT as put, DELETE as remove } from "./[id]/route.ts";
import { POST as renew } from "./[id]/secret/route.ts";
import { POST as tryOne } from "./[id]/test/route.ts";
import { GET as list, POST as post } from "./route.ts";

let test: TestState;
const hooks: { headers: Record<string, unknown>; body: string }[] = [];
let status = 200;
const receiver = createServer(async (request, response) => {
  hooks.push({ headers: request.headers, body: await text(request) });
  response.writeHead(status).end();
});
let hook = "";
beforeAll(async () => {
  test = await openTestState();
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const { port } = receiver.address() as { port: number };
  hook = `http://127.0.0.1:${port}/t0psecret?key=t0psecret`;
  process.env.WATTBOOK_HOME = test.home;
  process.env.WEBHOOK_PRIVATE_HOSTS = `127.0.0.1:${port}`;
});
beforeEach(async () => {
  await test.clear();
  hooks.length = 0;
  status = 200;
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await siteState().close();
  await test.close();
});

type Body = Record<string, never> & { channels: Body[]; config: Body; detail: string };
type Route = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

async function ask(route: Route, id = "", body?: unknown, headers: Record<string, string> = {}) {
  const answer = await route(
    new Request("http://localhost/api/channels", {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json", ...headers },
    }),
    { params: Promise.resolve({ id }) },
  );
  const said = await answer.text();
  return { status: answer.status, headers: answer.headers, said, json: JSON.parse(said || "{}") as Body };
}

const mail = { id: "team", kind: "email", name: "Team", config: { to: ["team@example.org"], language: "ko" } };
const webhook = () => ({ id: "hook", kind: "webhook", name: "Hook", config: { url: hook } });

describe("/api/channels", () => {
  it("makes, shows, changes and removes a channel, and writes down who did", async () => {
    const made = await ask(post, "", mail);
    expect([made.status, made.headers.get("location")]).toEqual([201, "/api/channels/team"]);
    const rules = { min_severity: 1, rule_ids: null, quiet: null, escalate_after_s: null, enabled: true };
    expect((await ask(list)).json.channels).toEqual([{ ...mail, ...rules, lately: null }]);
    const quiet = { from: "22:00", to: "07:00", days: [5, 1] };
    const changed = await ask(put, "team", { ...mail, min_severity: 800, quiet, escalate_after_s: 600 });
    expect(changed.json).toMatchObject({ min_severity: 800, quiet: { ...quiet, days: [1, 5] }, escalate_after_s: 600 });
    expect((await ask(getOne, "team")).json).toEqual(changed.json);
    expect((await ask(remove, "team")).status).toBe(204);
    for (const route of [getOne, remove]) expect((await ask(route, "team")).status).toBe(404);
    expect((await ask(put, "team", mail)).status).toBe(404);
    const { rows } = await test.state.pool.query("SELECT action FROM change WHERE entity = 'channel' ORDER BY id");
    expect(rows.map(({ action }) => action)).toEqual(["created", "changed", "removed"]);
  });

  it("makes an id of the name, and refuses one that is there", async () => {
    const { id: _, ...unnamed } = mail;
    expect((await ask(post, "", { ...unnamed, name: "Night Team!" })).json.id).toMatch(/^night-team-[0-9a-f]{6}$/);
    expect((await ask(post, "", { ...unnamed, name: "에너지팀" })).json.id).toMatch(/^channel-[0-9a-f]{6}$/);
    expect((await ask(post, "", mail)).status).toBe(201);
    expect((await ask(post, "", mail)).status).toBe(409);
  });

  it.each<[string, object, RegExp]>([
    ["kind", { kind: "pigeon" }, /email, webhook, push or mqtt/],
    ["name", { name: " " }, /name must not be empty/],
    ["id", { id: "Team" }, /id must be/],
    ["config.to", { config: { to: [] } }, /config\.to must hold an address/],
    ["config.to.0", { config: { to: ["a@example.org, b@example.org"] } }, /config\.to\.0 must be one e-mail address/],
    ["config.language", { config: { to: ["a@example.org"], language: "fr" } }, /config\.language must be en or ko/],
    ["min_severity", { min_severity: 1001 }, /min_severity must be from 1 to 1000/],
    ["quiet", { quiet: { from: "25:00", to: "07:00" } }, /quiet\.from must be a time/],
    ["quiet.days", { quiet: { from: "22:00", to: "07:00", days: [0] } }, /quiet\.days\.0/],
    ["quiet", { quiet: { from: "07:00", to: "07:00" } }, /must not begin when it ends/],
    ["what is not known", { colour: "red" }, /colour is not known/],
    ["quiet hours of MQTT", { kind: "mqtt", config: {}, quiet: { from: "22:00", to: "07:00" } }, /MQTT holds/],
    ["an address within", { kind: "webhook", config: { url: "https://192.168.0.1/" } }, /no public address/],
    ["no address", { kind: "webhook", config: {} }, /config\.url is missing/],
  ])("names the field that it cannot take: %s", async (_, part, detail) => {
    const answer = await ask(post, "", { ...mail, ...part });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
    expect(answer.json.detail).toMatch(detail);
    expect((await ask(list)).json.channels).toEqual([]);
  });
});

describe("a webhook's secrets", () => {
  it("are shown once, and its address never again beyond the host", async () => {
    const made = await ask(post, "", webhook());
    const secret = String(made.json.secret);
    expect(secret).toMatch(/^wbs_/);
    const renewed = String((await ask(renew, "hook")).json.secret);
    expect(renewed).not.toBe(secret);
    const said = [await ask(list), await ask(getOne, "hook"), await ask(put, "hook", { ...webhook(), name: "New" })];
    await ask(remove, "hook");
    const { rows } = await test.state.pool.query("SELECT before, after FROM change");
    expect(rows).toHaveLength(4);
    for (const text of [...said.map((each) => each.said), JSON.stringify(rows)]) {
      for (const hidden of [secret, renewed, "t0psecret"]) expect(text).not.toContain(hidden);
    }
    expect(made.json.config).toEqual({ url: `${new URL(hook).origin}/…` });
    const { rows: left } = await test.state.pool.query("SELECT FROM site_secret WHERE name LIKE 'webhook:%'");
    expect(left).toHaveLength(0);
  });

  it("stay when a change sends none", async () => {
    await ask(post, "", webhook());
    await ask(put, "hook", { kind: "webhook", name: "A", config: {} });
    const shown = (await ask(getOne, "hook")).json;
    expect((await ask(put, "hook", { ...shown, name: "B" })).json).toMatchObject({ name: "B", config: shown.config });
    expect((await ask(tryOne, "hook")).json).toEqual({ ok: true });
    expect(hooks).toHaveLength(1);
    expect((await ask(put, "hook", mail)).json.detail).toMatch(/kind cannot be changed/);
  });
});

describe("POST /api/channels/<id>/test", () => {
  it("sends to a webhook what says that it is a test, and tells what came of it", async () => {
    await ask(post, "", webhook());
    await ask(renew, "hook");
    expect((await ask(tryOne, "hook")).json).toEqual({ ok: true });
    expect(JSON.parse(hooks[0]?.body ?? "")).toMatchObject({ kind: "test", events: [] });
    // The new secret and, for a day, the one before.
    expect(String(hooks[0]?.headers["wattbook-signature"]).match(/v1=/g)).toHaveLength(2);
    status = 503;
    expect((await ask(tryOne, "hook")).json).toEqual({ ok: false, error: "It answered 503", passing: true });
    status = 410;
    expect((await ask(tryOne, "hook")).json).toEqual({ ok: false, error: "It answered 410", passing: false });
    expect((await ask(tryOne, "none")).status).toBe(404);
  });

  it("sends a mail, or says that there is no mail server", async () => {
    await ask(post, "", mail);
    expect((await ask(tryOne, "team")).json).toMatchObject({ ok: false, error: expect.stringMatching(/SMTP_URL/) });
    const server = await testMailServer();
    process.env.SMTP_URL = `smtp://127.0.0.1:${server.port}`;
    try {
      expect((await ask(tryOne, "team")).json).toEqual({ ok: true });
      expect(server.mails).toMatchObject([{ to: ["team@example.org"] }]);
    } finally {
      delete process.env.SMTP_URL;
      await server.close();
    }
  });

  it("says that nobody has subscribed, and that the broker is not there", async () => {
    process.env.MQTT_PORT = "1";
    await ask(post, "", { id: "push", kind: "push", name: "Browsers" });
    await ask(post, "", { id: "mqtt", kind: "mqtt", name: "MQTT" });
    expect((await ask(tryOne, "push")).json).toMatchObject({ ok: false, error: "No browser has subscribed" });
    expect((await ask(tryOne, "mqtt")).json).toMatchObject({ ok: false, passing: true });
    delete process.env.MQTT_PORT;
  });
});

describe("/api/push", () => {
  const keys = { auth: "A".repeat(22) };

  it("gives one key for ever, and keeps and forgets browsers", async () => {
    const all = await Promise.all([ask(pushKey), ask(pushKey), ask(pushKey)]);
    const [first] = all.map(({ json }) => String(json.key));
    expect(new Set(all.map(({ json }) => json.key)).size).toBe(1);
    // A point of P-256, as a browser's key is one too.
    const browser = { endpoint: "https://push.example.org/abc", keys: { ...keys, p256dh: first }, language: "ko" };
    const count = async () => (await test.state.pool.query("SELECT language FROM push_subscription")).rows;
    for (const _ of [1, 2]) expect((await ask(subscribe, "", browser)).status).toBe(204);
    expect(await count()).toEqual([{ language: "ko" }]);
    const inside = { ...browser, endpoint: "https://127.0.0.1/abc" };
    expect((await ask(subscribe, "", inside)).status).toBe(400);
    expect((await ask(unsubscribe, "", { endpoint: browser.endpoint })).status).toBe(204);
    expect(await count()).toEqual([]);
  });
});

describe("/api/deliveries", () => {
  it("lists what was to be delivered with why it was not, and the channel counts it", async () => {
    await ask(post, "", mail);
    await test.state.pool.query(
      `INSERT INTO notification (alarm_id, ordinal, channel_id, status, last_error, queued_at, sent_at)
       VALUES ('a', 1, 'team', 'sent', NULL, now() - interval '2 h', now() - interval '2 h'), ('a', 2, 'team', 'failed', 'It answered 410', now(), NULL)`,
    );
    const { deliveries: listed } = (await ask(deliveries)).json as unknown as { deliveries: object[] };
    expect(listed).toMatchObject([
      { alarm: "a", ordinal: 2, status: "failed", reason: "It answered 410" },
      { ordinal: 1, status: "sent" },
    ]);
    expect((await ask(list)).json.channels[0]?.lately).toMatchObject({
      ...{ sent: 1, failed: 1, waiting: 0, dropped: 0, last_error: "It answered 410" },
      last_sent_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });
});
