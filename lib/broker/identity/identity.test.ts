import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeMessage } from "../decode-message.ts";
import { type EmbeddedBroker, startEmbeddedBroker } from "../embedded-broker.ts";
import type { RawMessage } from "../raw-message.ts";
import { Access, type Hello } from "./access.ts";
import { FailedAttempts } from "./failed-attempts.ts";
import { ownsDevice } from "./identity.ts";
import { mayRead, maySubscribe, publishRight } from "./topic-rights.ts";

const token = () => randomBytes(32).toString("base64url");
const hashOf = (text: string) => createHash("sha256").update(Buffer.from(text, "base64url")).digest("hex");

const TOKENS = { a: token(), old: token(), b: token() };
const KNOWN = {
  tokens: {
    a: [
      { id: "1", hash: hashOf(TOKENS.a), expires: null },
      { id: "2", hash: hashOf(TOKENS.old), expires: 1000 },
    ],
    b: [{ id: "3", hash: hashOf(TOKENS.b), expires: null }],
    revoked: [],
  },
  devices: ["a", "b", "cert-1", "free", "revoked"],
};
const SERVICE = token();
const now = { at: Date.now() };
let access: Access;
let broker: EmbeddedBroker;
let stored: RawMessage[];
let said: string[];
const clients: MqttClient[] = [];

beforeEach(async () => {
  [stored, said] = [[], []];
  access = new Access({ siteId: "main", zone: "Asia/Seoul", servicePassword: SERVICE, now: () => now.at });
  access.know(KNOWN);
  broker = await startEmbeddedBroker({
    ...{ listeners: [{ host: "127.0.0.1", port: 0 }], now: Date.now, access, say: (line: string) => said.push(line) },
    store(message, done) {
      stored.push(message);
      done();
    },
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.endAsync(true);
  await broker.close();
});

async function dial(username?: string, password?: string, options: IClientOptions = {}): Promise<MqttClient> {
  const url = `mqtt://127.0.0.1:${broker.ports[0]}`;
  const shown = { ...(username ? { username } : {}), ...(password ? { password } : {}) };
  const client = await connectAsync(url, { reconnectPeriod: 0, protocolVersion: 5, ...shown, ...options }, false);
  client.on("error", () => undefined);
  clients.push(client);
  return client;
}

const up = (id: string) => `campus/v1/main/dev/${id}/up`;
const own = (id: string) => JSON.stringify({ device_id: id, ts: Date.now(), boot: 1, seq: 1, temp_c: 20 });
const original = (id: string) => JSON.stringify({ deviceCode: id, timestamp: Date.now(), temp: 20 });
const decoded = () => stored.map((message) => decodeMessage(message, { zone: "Asia/Seoul" }));

describe("the broker", () => {
  it("lets in a device by its token, and refuses what is wrong, old, revoked or another's with the code of each version", async () => {
    await dial("a", TOKENS.a);
    await dial("wattbook", SERVICE);
    await dial();
    for (const [username, password] of [
      ["a", TOKENS.b],
      ["a", TOKENS.old],
      ["revoked", TOKENS.a],
      ["nobody", token()],
      ["a", ""],
      ["wattbook", "x"],
    ] as const) {
      const options = { protocolVersion: username === "revoked" ? 4 : 5 } as const;
      const code = options.protocolVersion === 4 ? 5 : 0x87;
      await expect(dial(username, password, options), username).rejects.toMatchObject({ code });
    }
    expect(said).toEqual(["Refused an MQTT client at 127.0.0.1: the token of a is not valid, or no longer."]);
    expect(JSON.stringify(said)).not.toContain(TOKENS.b);
  });

  it("lets a device write and hear its own topics alone", async () => {
    const a = await dial("a", TOKENS.a);
    const service = await dial("wattbook", SERVICE);
    const heard: string[] = [];
    a.on("message", (topic) => heard.push(topic));
    const granted = await a
      .subscribeAsync([
        "campus/v1/main/dev/a/ack",
        "campus/v1/main/dev/a/#",
        "campus/v1/main/dev/b/ack",
        "#",
        "wattbook/#",
      ])
      .catch((error: { packet: { granted: number[] } }) => error.packet);
    expect(JSON.stringify(granted)).toContain("135");
    await a.subscribeAsync("campus/v1/main/dev/a/#");
    for (const topic of ["dev/a/ack", "dev/a/cmd", "dev/b/cmd", "dev/a/up"])
      await service.publishAsync(`campus/v1/main/${topic}`, "{}", { qos: 1 });
    await a.publishAsync(up("a"), own("a"), { qos: 1 });
    for (const topic of [
      up("b"),
      "campus/v1/main/gw/x/up",
      "campus/v1/main/dev/a/ack",
      "campus/v1/other/dev/a/up",
      "wattbook/ingest/status",
    ]) {
      await expect(a.publishAsync(topic, own("b"), { qos: 1 }), topic).rejects.toThrow("Not authorized");
    }
    await expect.poll(() => heard.sort()).toEqual(["campus/v1/main/dev/a/ack", "campus/v1/main/dev/a/cmd"]);
    expect(stored.at(-1)).toMatchObject({ topic: up("a"), sender: "a" });
    expect(decoded().at(-1)).toMatchObject({ kind: "readings", deviceId: "a" });
  });

  it("keeps and acknowledges what a device says of another, and passes it on to nobody", async () => {
    const service = await dial("wattbook", SERVICE);
    const heard: string[] = [];
    service.on("message", (topic) => heard.push(topic));
    await service.subscribeAsync("#", { qos: 1 });
    const a = await dial("a", TOKENS.a, { protocolVersion: 4 });
    await a.publishAsync("power/measurement", original("a"), { qos: 1 });
    await a.publishAsync("power/measurement", original("b"), { qos: 1, retain: true });
    await a.publishAsync(up("b"), own("b"), { qos: 1 });
    await a.publishAsync("tele/a/SENSOR", JSON.stringify({ Time: "2026-01-31T09:00:00", ENERGY: { Power: 4 } }), {
      qos: 1,
    });
    const anonymous = await dial(undefined, undefined, { protocolVersion: 4 });
    await anonymous.publishAsync("power/measurement", original("free"), { qos: 1 });
    await anonymous.publishAsync("power/measurement", original("b"), { qos: 1 });
    await anonymous.publishAsync(up("revoked"), own("revoked"), { qos: 1 });
    await expect.poll(() => heard).toHaveLength(3);
    await sleep(50);
    expect(heard).toEqual(["power/measurement", "tele/a/SENSOR", "power/measurement"]);
    const told = decoded().map((each) =>
      each.kind === "rejected" ? [each.reason, each.deviceId, each.sequence] : each.kind,
    );
    expect(told).toEqual([
      "readings",
      ["identity", "a", null],
      ["identity", "a", null],
      "readings",
      "readings",
      ["identity", null, null],
      ["identity", null, null],
    ]);
  });

  it("ends a session within a second of its token's end, and lets nobody take over another's client id", async () => {
    const a = await dial("a", TOKENS.a, { clientId: "esp" });
    await expect(dial("b", TOKENS.b, { clientId: "esp" })).rejects.toMatchObject({ code: 0x85 });
    const gone = new Promise<number | undefined>((resolve) =>
      a.once("disconnect", ({ reasonCode }) => resolve(reasonCode)),
    );
    access.know({ ...KNOWN, tokens: { ...KNOWN.tokens, a: [] } });
    expect(await gone).toBe(0x87);
    await expect(dial("a", TOKENS.a)).rejects.toMatchObject({ code: 0x87 });
    const b = await dial("b", TOKENS.b, {
      protocolVersion: 4,
      will: { topic: up("b"), payload: Buffer.from(own("b")), qos: 1, retain: false },
    });
    const closed = new Promise((resolve) => b.once("close", () => resolve(undefined)));
    access.know({ ...KNOWN, tokens: { b: [{ id: "3", hash: hashOf(TOKENS.b), expires: now.at + 1 }] } });
    now.at += 5;
    await closed;
    await sleep(50);
    expect(stored.filter(({ topic }) => topic === up("b"))).toEqual([]);
    expect(said.filter((line) => line.startsWith("Ended the MQTT session of"))).toHaveLength(2);
  });
});

it("Access takes a certificate's name for a device's where it is one, and strangers only with credentials", () => {
  const hello: Hello = { username: undefined, password: undefined, address: "192.0.2.7", certificate: undefined };
  expect(access.identify(hello)).toBe("it shows neither name nor token");
  expect(access.identify({ ...hello, certificate: "cert-1" })).toEqual({ kind: "device", id: "cert-1", tokenId: null });
  expect(access.identify({ ...hello, certificate: "cert-1", username: "a" })).toBe("it shows a name without a token");
  expect(access.identify({ ...hello, certificate: "unknown" })).toBe("it shows neither name nor token");
  expect(access.identify({ ...hello, username: "a", password: Buffer.from(TOKENS.a) })).toMatchObject({
    id: "a",
    tokenId: "1",
  });
  expect(access.identify({ ...hello, address: "::ffff:127.0.0.1" })).toEqual({ kind: "anonymous" });
});

it("FailedAttempts slows down an address that fails, never more than a few at once, and forgets addresses beyond a bound", () => {
  const attempts = new FailedAttempts(() => now.at);
  const waits = Array.from({ length: 30 }, () => attempts.fail("192.0.2.7"));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  expect(waits.filter((wait) => wait === undefined)).toHaveLength(5);
  attempts.answered("192.0.2.7");
  expect(attempts.fail("::ffff:192.0.2.7")).toBe(2000);
  expect(attempts.fail("2001:db8:1:2:3::4")).toBe(0);
  now.at += 61_000;
  expect(attempts.fail("192.0.2.7")).toBe(0);
});

it("topic rights: a device's own, whatever the topic looks like", () => {
  expect(
    ["up", "birth", "lwt", "ack", "cmd", "up/x"].map((leaf) =>
      publishRight("main", "a", `campus/v1/main/dev/a/${leaf}`),
    ),
  ).toEqual(["own", "own", "own", "none", "none", "none"]);
  expect(
    ["wattbook/x", "$SYS/x", "campus/v1/main/gw/a/up", "tele/a/SENSOR"].map((topic) =>
      publishRight("main", "a", topic),
    ),
  ).toEqual(["none", "none", "none", "foreign"]);
  const filters = [
    "campus/v1/main/dev/a/cmd",
    "campus/v1/main/dev/a/#",
    "campus/v1/main/dev/+/cmd",
    "campus/v1/+/dev/a/cmd",
    "campus/#",
    "#",
    "+/+",
    "cmnd/a/#",
    "cmnd/+/x",
    "a/rpc",
    "$share/g/campus/v1/main/dev/a/cmd",
  ];
  expect(filters.filter((filter) => maySubscribe("main", "a", filter))).toEqual([
    filters[0],
    filters[1],
    "cmnd/a/#",
    "a/rpc",
  ]);
  expect(mayRead("main", "a", "campus/v1/main/dev/a/up")).toBe(false);
  expect(mayRead("main", "g/n", "spBv1.0/g/DCMD/n/d")).toBe(true);
  expect(["a", "a:1", "a/b", "ab", "a:x", "b"].map((id) => ownsDevice("a", id))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
