import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messageOf } from "../message-fixture.ts";
import { NOW, noticeOf } from "../notice-fixture.ts";
import { sendWebhook, type WebhookWorld } from "./send-webhook.ts";
import { newWebhookSecret } from "./signature.ts";

const heard: { headers: IncomingHttpHeaders; body: string; path: string }[] = [];
let status = 200;
const server = createServer(async (request, response) => {
  heard.push({ headers: request.headers, body: await text(request), path: request.url ?? "" });
  response.writeHead(status, { location: "http://127.0.0.1:1/" }).end("x");
});
let url = "";
let world: WebhookWorld;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  url = `http://127.0.0.1:${port}/hook?token=t0psecret`;
  const outbound = { privateHosts: [`127.0.0.1:${port}`], resolve: async () => [] };
  world = { outbound, now: () => NOW, siteId: "main", siteUrl: "https://energy.example.org" };
});
beforeEach(() => {
  heard.length = 0;
  status = 200;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("sendWebhook()", () => {
  it("sends nothing that no secret signs, and says how to mend it", async () => {
    expect(await sendWebhook(url, [], messageOf(), world)).toEqual({
      failed: "Cannot sign it as its webhook has no secret: give it a new one at /alarms/channels",
    });
    expect(heard).toEqual([]);
  });

  it("posts the events as JSON, with the id of the message", async () => {
    const notices = [noticeOf({ value: Number.NaN }, { value: null, late: true })];
    expect(await sendWebhook(url, ["s"], messageOf({ notices }), world)).toEqual({ ok: true });
    const [post] = heard;
    expect(post?.path).toBe("/hook?token=t0psecret");
    expect(post?.headers).toMatchObject({ "content-type": "application/json", "wattbook-delivery": messageOf().id });
    expect(JSON.parse(post?.body ?? "")).toEqual({
      id: messageOf().id,
      kind: "alarm",
      site: "main",
      created_at: "2026-11-27T05:00:00.000Z",
      passed: 0,
      events: [
        {
          kind: "raised",
          ordinal: 1,
          at: "2026-11-27T04:59:00.000Z",
          received_at: "2026-11-27T04:59:00.400Z",
          late: true,
          by: null,
          value: null,
          comment: null,
          alarm: {
            id: "warm~lab-3~temp_c~1",
            rule: "warm",
            device: "lab-3",
            metric: "temp_c",
            severity: 500,
            active: true,
            acknowledged: false,
            shelved_until: null,
            active_at: "2026-11-27T04:59:00.000Z",
            inactive_at: null,
            closed_at: null,
            value: null,
            threshold: 30,
            unit: "°C",
            message: { en: "Laboratory 3 is too warm", ko: "실험실 3이 너무 덥습니다" },
            url: "https://energy.example.org/alarms/warm~lab-3~temp_c~1",
          },
        },
      ],
    });
  });

  it("signs time and body with each secret", async () => {
    const secrets = [newWebhookSecret(), newWebhookSecret()];
    await sendWebhook(url, secrets, messageOf(), world);
    const { headers, body } = heard[0]!;
    const t = NOW / 1000;
    const expected = secrets.map((secret) => createHmac("sha256", secret).update(`${t}.${body}`, "utf8").digest("hex"));
    expect(headers["wattbook-signature"]).toBe(`t=${t},v1=${expected[0]},v1=${expected[1]}`);
    expect(JSON.stringify([headers, body])).not.toContain(secrets[0]);
  });

  it.each([
    [204, { ok: true }],
    [302, { failed: "It answered 302: redirects are not followed" }],
    [400, { failed: "It answered 400" }],
    [410, { failed: "It answered 410" }],
    [408, { retry: "It answered 408" }],
    [429, { retry: "It answered 429" }],
    [500, { retry: "It answered 500" }],
    [503, { retry: "It answered 503" }],
  ])("takes %i as %j", async (answer, outcome) => {
    status = answer;
    expect(await sendWebhook(url, ["s"], messageOf(), world)).toEqual(outcome);
    expect(heard).toHaveLength(1);
  });

  it("tries again what nobody listened to, and not what may not be sent", async () => {
    const closed = { ...world, outbound: { ...world.outbound, privateHosts: ["127.0.0.1:1"] } };
    const refused = await sendWebhook("http://127.0.0.1:1/t0psecret", ["s3cret"], messageOf(), closed);
    expect(refused).toEqual({ retry: "connect ECONNREFUSED 127.0.0.1:1" });
    const hidden = await sendWebhook("https://10.0.0.1/t0psecret", ["s3cret"], messageOf(), world);
    expect(hidden).toEqual({ failed: expect.stringContaining("10.0.0.1 is no public address") });
    expect(JSON.stringify([refused, hidden])).not.toMatch(/s3cret|t0psecret/);
  });
});

describe("newWebhookSecret()", () => {
  it("has 256 bits and is never the same", () => {
    const secrets = new Set(Array.from({ length: 100 }, newWebhookSecret));
    expect(secrets.size).toBe(100);
    for (const secret of secrets) expect(secret).toMatch(/^wbs_[\w-]{43}$/);
  });
});
