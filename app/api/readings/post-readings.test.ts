import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { startEmbeddedBroker } from "#lib/broker/embedded-broker.ts";
import { freePort } from "#lib/cli/checks/free-port.ts";
import { type Ingest, startIngest } from "#lib/ingest/ingest.ts";
import { siteGateway } from "../../_server/readings/site-gateway.ts";
import { siteLake } from "../../_server/site.ts";
import { GET, POST } from "./route.ts";

let home: string;
let ingest: Ingest;
let port: number;

async function start(): Promise<Ingest> {
  return startIngest({
    ...{ home, siteId: "main", now: Date.now, say: () => undefined, compactSeconds: 900 },
    connect: (store) => startEmbeddedBroker({ listeners: [{ host: "127.0.0.1", port }], now: Date.now, store }),
    decode: (message) => decodeMessage(message, { zone: "Asia/Seoul" }),
    compact: async () => undefined,
    onFailure: (error) => expect.fail(error.message),
  });
}

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-post-"));
  port = await freePort();
  Object.assign(process.env, { WATTBOOK_HOME: home, MQTT_PORT: String(port) });
  ingest = await start();
});
afterAll(async () => {
  await siteGateway().close();
  await ingest.close();
  await (await siteLake()).close();
  await rm(home, { recursive: true });
});

const TS = new Date(Date.now() - 3_600_000).toISOString();

const post = (body: string, headers: Record<string, string> = {}) =>
  POST(
    new Request("http://localhost/api/readings", {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    }),
  );
const detailOf = async (answer: Response) => ((await answer.json()) as { detail: string }).detail;
const stored = async (device: string) =>
  (await (await GET(new Request(`http://localhost/api/readings?device=${device}`))).json()) as {
    metric: string;
    value: number;
  }[];
const one = (device: string, values: object) => JSON.stringify({ device_id: device, ts: TS, ...values });

describe("POST /api/readings", () => {
  it.each([
    ["one object", "application/json", one("one", { power_w: 1, temp_c: null })],
    ["an array", "application/json; charset=utf-8", `[${one("array", { power_w: 1 })}]`],
    ["a batch", "application/json", `{"readings":[${one("batch", { power_w: 1 })}]}`],
    ["NDJSON", "application/x-ndjson", `${one("ndjson", { power_w: 1 })}\n\n${one("ndjson", { power_w: 1 })}\n`],
    ["CSV", "text/csv", `device_id,ts,power_w,temp_c\ncsv,${TS},1,\n`],
  ])("answers once %s is on the disk, so that it can be read at once", async (_what, type, body) => {
    const answer = await post(body, { "content-type": type });
    expect(answer.status).toBe(200);
    const device = /one|array|batch|ndjson|csv/.exec(body.replace("device_id,", ""))![0];
    expect(await stored(device)).toMatchObject([{ metric: "power_w", value: 1 }]);
  });

  it.each([
    ["another type", 415, "x", { "content-type": "text/plain" }, /Send readings as application\/json/],
    ["a broken array", 422, "[{", {}, /no JSON/],
    ["nothing", 422, "[]", {}, /at least one reading/],
    [
      "a line that is none",
      422,
      `${one("a", { power_w: 1 })}\n{"ts"`,
      { "content-type": "application/x-ndjson" },
      /^Line 2 is no JSON/,
    ],
    [
      "a text for a number",
      422,
      `device_id,ts,power_w\na,${TS},1\na,${TS},many\n`,
      { "content-type": "text/csv" },
      /^Line 3: Cannot use power_w as it must be a number/,
    ],
    [
      "a clock ahead",
      422,
      `[${one("a", { power_w: 1 })},{"device_id":"a","ts":"2100-01-01T00:00:00Z","power_w":1}]`,
      {},
      /^Reading 2: Cannot believe 2100/,
    ],
    ["an unknown unit", 422, one("a", { power: 1 }), {}, /^The reading: Cannot use "power" as the name of a metric/],
    ["no value", 422, one("a", {}), {}, /no value/],
    ["a device with a slash", 422, one("a/b", { power_w: 1 }), {}, /^The reading: Cannot use device_id/],
    ["too much", 413, "x".repeat(8_000_001), {}, /8 MB/],
    ["a bad key", 400, one("a", { power_w: 1 }), { "idempotency-key": "a b" }, /Idempotency-Key/],
  ] as [string, number, string, Record<string, string>, RegExp][])(
    "refuses %s whole, and stores nothing",
    async (_what, status, body, headers, detail) => {
      const answer = await post(body, headers);
      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(await detailOf(answer)).toMatch(detail);
      expect(await stored("a")).toEqual([]);
    },
  );

  it("gives one key one answer, and refuses another body with it", async () => {
    const key = { "idempotency-key": "7f3a" };
    const before = ingest.status().stored;
    const answers = await Promise.all([post(one("key", { power_w: 5 }), key), post(one("key", { power_w: 5 }), key)]);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ stored: 1 }, { stored: 1 }]);
    expect(ingest.status().stored).toBe(before + 1);
    const other = await post(one("key", { power_w: 6 }), key);
    expect(other.status).toBe(422);
    expect(await stored("key")).toHaveLength(1);
  });

  it("sends many in messages of a few, and answers when the last of them is stored", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `many,${Date.parse(TS) + i * 100},${i}`);
    const answer = await post(["device_id,ts,power_w", ...rows].join("\n"), { "content-type": "text/csv" });
    expect(await answer.json()).toEqual({ stored: 20_000 });
    expect(await stored("many")).toHaveLength(20_000);
  });

  it("says 503 and when to come again while the ingest is away, and takes the same once it is back", async () => {
    await ingest.close();
    const key = { "idempotency-key": "away" };
    const away = await post(one("away", { power_w: 7 }), key);
    expect(away.status).toBe(503);
    expect(away.headers.get("retry-after")).toBe("5");
    ingest = await start();
    expect((await post(one("away", { power_w: 7 }), key)).status).toBe(200);
    expect(await stored("away")).toHaveLength(1);
  });
});
