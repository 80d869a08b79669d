import { connectAsync } from "mqtt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningWattbook, startWattbook } from "#lib/cli/checks/start-wattbook.ts";

let wattbook: RunningWattbook;
beforeAll(async () => {
  wattbook = await startWattbook(["--no-demo"], { COMPACT_SECONDS: "1" });
});
afterAll(() => wattbook?.stop());

const post = (body: string, type: string, headers: Record<string, string> = {}) =>
  fetch(`${wattbook.url}/api/readings`, { method: "POST", body, headers: { "content-type": type, ...headers } });

const HOUR_MS = 3_600_000;
/** A whole hour that is over. */
const START = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 2 * HOUR_MS;
const iso = (minute: number) => new Date(START + minute * 60_000).toISOString();

async function rowsOf(grain: string): Promise<Record<string, unknown>[]> {
  const search = new URLSearchParams({ device: "E101", metric: "power_w", grain, from: iso(0), to: iso(60) });
  const response = await fetch(`${wattbook.url}/api/readings?${search}`);
  expect(response.status).toBe(200);
  return response.json() as Promise<Record<string, unknown>[]>;
}

it("readings over HTTP and MQTT are there at once, and the same after they moved into the lake", async () => {
  const lines = Array.from({ length: 30 }, (_, i) =>
    JSON.stringify({ device_id: "E101", ts: iso(i), power_w: 100 + i }),
  );
  const stored = await post(lines.join("\n"), "application/x-ndjson", { "idempotency-key": "first" });
  expect(stored.status).toBe(200);
  const again = await post(lines.join("\n"), "application/x-ndjson", { "idempotency-key": "first" });
  expect([again.status, await again.json()]).toEqual([200, await stored.json()]);
  expect((await post(lines[0]!, "application/json", { "idempotency-key": "first" })).status).toBe(422);

  const device = await connectAsync(`mqtt://127.0.0.1:${wattbook.mqttPort}`);
  for (let i = 30; i < 60; i++) {
    const payload = JSON.stringify({ device_id: "E101", ts: iso(i), boot: 1, seq: i, power_w: 100 + i });
    await device.publishAsync("campus/v1/main/dev/E101/up", payload, { qos: 1 });
  }
  await device.endAsync();

  const before = { raw: await rowsOf("raw"), quarters: await rowsOf("15min"), hours: await rowsOf("hour") };
  expect(before.raw).toHaveLength(60);
  expect(before.quarters).toHaveLength(4);
  expect(before.hours).toMatchObject([{ count: 60, mean: 129.5 }]);
  const newest = async () =>
    ((await (await fetch(`${wattbook.url}/api/health`)).json()) as { parts: { lake: { snapshot: string | null } } })
      .parts.lake.snapshot;
  // What is sent later moves later. One move may be under way already that has not seen all of the above, so it takes two.
  for (const device_id of ["E103", "E104"]) {
    const first = await newest();
    expect((await post(JSON.stringify({ device_id, ts: iso(0), power_w: 1 }), "application/json")).status).toBe(200);
    await expect.poll(newest, { timeout: 90_000, interval: 500 }).not.toBe(first);
  }
  expect(await rowsOf("raw")).toEqual(before.raw);
  expect(await rowsOf("15min")).toEqual(before.quarters);
  expect(await rowsOf("hour")).toEqual(before.hours);
});

it("a bad line is named, and nothing of its batch is stored", async () => {
  const good = JSON.stringify({ device_id: "E102", ts: iso(0), power_w: 1 });
  const bad = JSON.stringify({ device_id: "E102", ts: iso(1), power_w: "much" });
  const refused = await post(`${good}\n${bad}`, "application/x-ndjson");
  expect(refused.status).toBe(422);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(((await refused.json()) as { detail: string }).detail).toMatch(/^Line 2: .*power_w/);
  const search = new URLSearchParams({ device: "E102", metric: "power_w", from: iso(0), to: iso(60) });
  expect(await (await fetch(`${wattbook.url}/api/readings?${search}`)).json()).toEqual([]);
  expect((await post("<a/>", "text/xml")).status).toBe(415);
});
