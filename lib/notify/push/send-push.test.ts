import { createECDH, createPublicKey, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messageOf } from "../message-fixture.ts";
import { noticeOf } from "../notice-fixture.ts";
import { parseSubscription } from "./parse-subscription.ts";
import { type PushSubscription, type PushWorld, sendPush } from "./send-push.ts";
import { newVapidKeys } from "./vapid-keys.ts";

/** The reading half of RFC 8188, as web-push brings it along. */
const webPushRequire = createRequire(createRequire(import.meta.url).resolve("web-push"));
const ece = webPushRequire("http_ece") as { decrypt(body: Buffer, options: object): Buffer };

const pushed: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
const statuses = new Map<string, number>();
const service = createServer(async (request, response) => {
  const path = request.url ?? "";
  pushed.push({ path, headers: request.headers, body: await buffer(request) });
  response.writeHead(statuses.get(path) ?? 201).end();
});
const forgotten: string[] = [];
const marks: [string, boolean][] = [];
let origin = "";
let world: PushWorld;

beforeAll(async () => {
  service.listen(0, "127.0.0.1");
  await once(service, "listening");
  const { port } = service.address() as { port: number };
  origin = `http://127.0.0.1:${port}`;
  world = {
    outbound: { privateHosts: [`127.0.0.1:${port}`], resolve: async () => [] },
    keys: newVapidKeys(),
    zone: "Asia/Seoul",
    contact: "https://energy.example.org",
    forget: async (endpoint) => void forgotten.push(endpoint),
    mark: async (endpoint, failed) => void marks.push([endpoint, failed]),
  };
});
beforeEach(() => {
  pushed.length = forgotten.length = marks.length = 0;
  statuses.clear();
});
afterAll(() => {
  service.closeAllConnections();
  service.close();
});

/** A browser: its subscription, and how it reads what is pushed to it. */
function browser(path: string, language: "en" | "ko" = "en") {
  const ecdh = createECDH("prime256v1");
  const p256dh = ecdh.generateKeys("base64url");
  const auth = randomBytes(16).toString("base64url");
  const subscription: PushSubscription = { endpoint: `${origin}${path}`, p256dh, auth, language };
  const read = (body: Buffer) => {
    const options = { version: "aes128gcm", privateKey: ecdh, authSecret: auth };
    return JSON.parse(ece.decrypt(body, options).toString()) as Record<string, string>;
  };
  return { subscription, read };
}

describe("sendPush()", () => {
  it("pushes what only the browser can read, in its language", async () => {
    const [one, two] = [browser("/one"), browser("/two", "ko")];
    const outcome = await sendPush("Team", [one.subscription, two.subscription], messageOf(), world);
    expect(outcome).toEqual({ ok: true });
    const bodies = new Map(pushed.map(({ path, body }) => [path, body]));
    expect(one.read(bodies.get("/one")!)).toEqual({
      id: messageOf().id,
      tag: pushed[0]?.headers.topic,
      title: "Alarm: Laboratory 3 is too warm",
      body: "At: 2026-11-27 13:59:00 Asia/Seoul\nDevice: lab-3\nValue: 31.25 °C, limit 30 °C",
      path: "/alarms/warm~lab-3~temp_c~1",
      lang: "en",
    });
    expect(two.read(bodies.get("/two")!).title).toBe("경보 발생: 실험실 3이 너무 덥습니다");
    expect(() => one.read(bodies.get("/two")!)).toThrow();
    expect(marks).toEqual([one.subscription, two.subscription].map(({ endpoint }) => [endpoint, false]));
  });

  it("proves by VAPID who sends, and is urgent when the alarm is severe", async () => {
    const severe = messageOf({ notices: [noticeOf({ severity: 900 })] });
    await sendPush("Team", [browser("/one").subscription], severe, world);
    const { headers } = pushed[0]!;
    expect(headers).toMatchObject({ ttl: "86400", urgency: "high", "content-encoding": "aes128gcm" });
    expect(headers.topic).toMatch(/^[\w-]{32}$/);
    const [, t = "", k = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? "") ?? [];
    expect(k).toBe(world.keys.publicKey);
    const point = Buffer.from(k, "base64url");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
    const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x: x!, y: y! }, format: "jwk" });
    const [head, claims, signature] = t.split(".");
    const signed = Buffer.from(`${head}.${claims}`);
    expect(verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature!, "base64url"))).toBe(
      true,
    );
    expect(JSON.parse(Buffer.from(claims!, "base64url").toString())).toMatchObject({ aud: origin, sub: world.contact });
  });

  it.each([404, 410])("forgets a browser of which the service says %i", async (status) => {
    statuses.set("/gone", status);
    const [gone, here] = [browser("/gone").subscription, browser("/here").subscription];
    expect(await sendPush("Team", [gone, here], messageOf(), world)).toMatchObject({ ok: true });
    expect(forgotten).toEqual([gone.endpoint]);
    expect(await sendPush("Team", [gone], messageOf(), world)).toEqual({ failed: expect.stringMatching(/want/) });
  });

  it.each([
    [429, { retry: "The push service answered 429" }],
    [503, { retry: "The push service answered 503" }],
    [400, { failed: "The push service answered 400" }],
    [413, { failed: "The push service answered 413" }],
  ])("takes %i as %j", async (status, outcome) => {
    statuses.set("/one", status);
    expect(await sendPush("Team", [browser("/one").subscription], messageOf(), world)).toEqual(outcome);
    expect(marks).toEqual([[`${origin}/one`, true]]);
  });

  it("sends to no private address, though it was stored once, and repeats no secret", async () => {
    const { subscription } = browser("/one");
    const hidden = { ...subscription, endpoint: "https://10.0.0.1/t0psecret" };
    const outcome = await sendPush("Team", [hidden], messageOf(), world);
    expect(outcome).toEqual({ failed: expect.stringContaining("no public address") });
    const closed = { ...subscription, endpoint: "http://127.0.0.1:1/t0psecret" };
    const outbound = { ...world.outbound, privateHosts: ["127.0.0.1:1"] };
    const retry = await sendPush("Team", [closed], messageOf(), { ...world, outbound });
    expect(retry).toEqual({ retry: "connect ECONNREFUSED 127.0.0.1:1" });
    const broken = await sendPush("Team", [{ ...subscription, p256dh: "AAAA" }], messageOf(), world);
    const said = JSON.stringify([outcome, retry, broken]);
    for (const secret of ["t0psecret", subscription.auth, world.keys.privateKey]) expect(said).not.toContain(secret);
  });

  it("says that nobody has subscribed", async () => {
    expect(await sendPush("Team", [], messageOf(), world)).toEqual({ failed: "No browser has subscribed" });
  });

  it("stays below what push services take, however long the words are", async () => {
    const long = "가".repeat(5000);
    const { subscription } = browser("/one");
    const alarm = { message: { en: long, ko: long }, deviceId: long, unit: long, id: long };
    const notices = Array.from({ length: 500 }, () => noticeOf(alarm));
    await sendPush(long, [subscription], messageOf({ notices: notices.slice(0, 1) }), world);
    await sendPush(long, [subscription], messageOf({ kind: "digest", notices }), world);
    for (const { body } of pushed) expect(body.length).toBeLessThan(4096);
    expect(pushed).toHaveLength(2);
  });
});

describe("parseSubscription()", () => {
  const keys = () => {
    const { p256dh, auth } = browser("/").subscription;
    return { p256dh, auth };
  };

  it("takes what a browser gives", () => {
    const asked = { endpoint: "https://push.example.org/abc", keys: keys(), language: "ko" as const };
    expect(parseSubscription(asked, [])).toEqual({ endpoint: asked.endpoint, ...asked.keys, language: "ko" });
  });

  it.each([
    ["an address in this network", { endpoint: "https://192.168.0.1/x" }, /no public address/],
    ["an address without TLS", { endpoint: "http://push.example.org/x" }, /https/],
    ["a key of another length", { keys: { p256dh: "AAAA", auth: "A".repeat(22) } }, /p256dh/],
    ["a key that is no point", { keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) } }, /p256dh/],
    ["another secret", { keys: { ...keys(), auth: "A" } }, /auth/],
  ])("refuses %s", (_, part, why) => {
    expect(() => parseSubscription({ endpoint: "https://push.example.org/x", keys: keys(), ...part }, [])).toThrow(why);
  });
});
