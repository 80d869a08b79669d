import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { type RunningWattbook, startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { simulateDevice } from "#lib/metering/twin/simulate-device.ts";
import type { ThermometerModel } from "#lib/metering/twin/thermometer-model.ts";
import { type TestMailServer, testMailServer } from "#lib/notify/mail/smtp-fixture.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const STEP_MS = 5 * MINUTE_MS;
const DEVICE = "room-402";

let wattbook: RunningWattbook;
let mail: TestMailServer;
let hook: Server;
const hooked: { readonly headers: Record<string, unknown>; readonly body: Record<string, unknown> }[] = [];

beforeAll(async () => {
  mail = await testMailServer();
  hook = createServer((request, response) => {
    void text(request).then((body) => {
      hooked.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(204).end();
    });
  }).listen(0, "127.0.0.1");
  await once(hook, "listening");
  wattbook = await startWattbook(["--no-demo"], {
    COMPACT_SECONDS: "5",
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    WEBHOOK_PRIVATE_HOSTS: `127.0.0.1:${(hook.address() as AddressInfo).port}`,
  });
});
afterAll(async () => {
  await wattbook?.stop();
  await mail?.close();
  hook?.close();
});

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${wattbook.url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const answer = await response.text();
  expect(response.status, `${method} ${path}: ${answer}`).toBeLessThan(300);
  return (answer ? JSON.parse(answer) : undefined) as T;
}

/** The room as it is when all is well: it follows the outside with a lag of ten hours. */
const ROOM: ThermometerModel = {
  ...{ kind: "thermometer", version: 1, metric: "temp_c", timeConstantH: 10, coupling: 0.4, baseC: 14 },
  ...{ solarK: 0, powerK: 0, occupancyK: 0, week: null, sigma: 0.15, calibration: null },
  sensor: { lagS: 300, noise: 0.1, resolution: 0.1 },
};

const outside = (at: number) => 8 + 5 * Math.sin((2 * Math.PI * at) / (24 * HOUR_MS));

/** What the device and the weather station measure in a span of time; `drift` is added to what is true. */
function measured(from: number, to: number, drift: (at: number) => number) {
  const at = Float64Array.from({ length: Math.round((to - from) / STEP_MS) }, (_, i) => from + i * STEP_MS);
  const drivers = { tempOutC: at.map(outside) };
  const { reported } = simulateDevice(ROOM, at, drivers, { start: 17, seed: 402 });
  return [...at].map((moment, i) => ({ at: moment, temp: reported[i]! + drift(moment), out: outside(moment) }));
}

let seq = 0;
/** Sends as a device does that proves itself with its token: numbered, in batches, acknowledged. */
async function send(device: MqttClient, id: string, rows: readonly { at: number; value: number }[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 500) {
    const readings = rows.slice(i, i + 500).map(({ at, value }) => ({
      ...{ device_id: id, ts: at, boot: 1, seq: ++seq, temp_c: Math.round(value * 100) / 100 },
    }));
    await device.publishAsync(`campus/v1/main/dev/${id}/up`, JSON.stringify({ readings }), { qos: 1 });
  }
}

interface Alarm {
  readonly id: string;
  readonly active: boolean;
  readonly acked: boolean;
}

const alarmsOf = async (state: string) =>
  (await call<{ alarms: Alarm[] }>("GET", `/api/alarms?state=${state}`)).alarms.filter(({ id }) =>
    id.startsWith(`apart~${DEVICE}~`),
  );

it("a device is provisioned, drifts from its twin, raises one alarm that people hear of, acknowledge and see clear, and is refused once revoked", async () => {
  const now = Math.floor(Date.now() / STEP_MS) * STEP_MS;
  const broke = now - 6 * HOUR_MS;
  const mended = now - 2 * HOUR_MS;
  // It loses its calibration over two hours, by four degrees.
  const drift = (at: number) => (at < broke || at >= mended ? 0 : Math.min(4, (at - broke) / HOUR_MS / 0.5));
  const rows = measured(now - 12 * 24 * HOUR_MS, now, drift);

  // The pages are there before the database is.
  await expect.poll(async () => (await fetch(`${wattbook.url}/api/devices`)).status).toBe(200);

  // Provisioned: in the registry, with a token that is shown once.
  await call("POST", "/api/devices", { id: DEVICE, kind: "room", name_en: "Room 402", name_ko: "402호" });
  await call("POST", "/api/devices", { id: "weather-1", kind: "weather", name_en: "Roof", name_ko: "옥상" });
  const { token, id: tokenId } = await call<{ token: string; id: string }>("POST", `/api/devices/${DEVICE}/tokens`, {});
  const own = await call<{ token: string }>("POST", "/api/devices/weather-1/tokens", {});
  const broker = `mqtt://127.0.0.1:${wattbook.mqttPort}`;
  const join = (username: string, password: string) =>
    connectAsync(broker, { username, password, protocolVersion: 5, reconnectPeriod: 0 });
  await expect.poll(() => join(DEVICE, token).then((client) => client.endAsync().then(() => true), String)).toBe(true);
  await expect(join(DEVICE, own.token)).rejects.toThrow(/not authorized|bad user/i);

  const known = () => readFile(path.join(wattbook.home, "ingest", "registry.json"), "utf8");
  /** Waits until the registry's copy has a text: it is written before the engine of rules has read it, and nothing tells when that is done. */
  const settled = async (text: string) => {
    await expect.poll(known, { timeout: 100_000 }).toContain(text);
    await new Promise((resolve) => setTimeout(resolve, 4000));
  };

  // The station is known as what moves twins before its weather counts for them.
  const station = await join("weather-1", own.token);
  const [first, ...weather] = rows.map(({ at, out }) => ({ at, value: out }));
  await send(station, "weather-1", [first as { at: number; value: number }]);
  await settled('"tempOutC":{"deviceId":"weather-1"');
  await send(station, "weather-1", weather);
  const device = await join(DEVICE, token);
  await send(
    device,
    DEVICE,
    rows.filter(({ at }) => at < broke).map(({ at, temp }) => ({ at, value: temp })),
  );

  // Its twin is made of what it sent so far; a rule watches the two.
  const calibrated = async () =>
    (
      await fetch(`${wattbook.url}/api/devices/${DEVICE}/twin/calibrate`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ kind: "thermometer", days: 20 }),
      })
    ).status;
  await expect.poll(calibrated, { interval: 1000 }).toBe(200);
  const ours = { rule_ids: ["apart"] };
  const to = {
    kind: "email",
    id: "duty",
    name: "Duty",
    config: { to: ["duty@campus.example"], language: "en" },
    ...ours,
  };
  await call("POST", "/api/channels", to);
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/alarms`;
  await call("POST", "/api/channels", { kind: "webhook", id: "hook", name: "Hook", config: { url }, ...ours });
  await call("POST", "/api/alarm-rules", {
    ...{ id: "apart", name: { en: "Apart from its twin", ko: "트윈과 어긋남" }, severity: 600 },
    ...{ on: { devices: [DEVICE], metric: "temp_c" }, when: { type: "residual", limit: 1.5 } },
    ...{ on_delay: "15m", off_delay: "15m", deadband: 0.5 },
  });
  await settled("apart");

  // It drifts: the alarm rises, once, and is told.
  const bad = rows.filter(({ at }) => at >= broke && at < mended);
  await send(
    device,
    DEVICE,
    bad.map(({ at, temp }) => ({ at, value: temp })),
  );
  await expect.poll(async () => (await alarmsOf("active")).length).toBe(1);
  const [alarm] = await alarmsOf("active");
  await expect.poll(() => mail.mails.length).toBeGreaterThan(0);
  await expect.poll(() => hooked.length).toBeGreaterThan(0);
  expect(mail.mails[0]).toMatchObject({ to: ["duty@campus.example"] });
  expect(hooked[0]?.headers).toHaveProperty("wattbook-signature");
  expect(JSON.stringify(hooked[0]?.body)).toContain(DEVICE);

  // Its page shows since when the two are apart.
  const twin = await call<{ partedSince: number | null }>("GET", `/api/devices/${DEVICE}/twin`);
  expect(twin.partedSince).toBeGreaterThan(broke - HOUR_MS);
  expect(twin.partedSince).toBeLessThan(mended);

  // A person acknowledges it on the page.
  const page = await openPage(`/alarms/${encodeURIComponent(alarm!.id)}`, {}, wattbook.url);
  await page.getByRole("button", { name: "Acknowledge" }).first().click();
  await expect.poll(async () => (await alarmsOf("active"))[0]?.acked).toBe(true);

  // It is mended: the alarm clears, and nobody was told twice of the same.
  await send(
    device,
    DEVICE,
    rows.filter(({ at }) => at >= mended).map(({ at, temp }) => ({ at, value: temp })),
  );
  await expect.poll(async () => (await alarmsOf("active")).length).toBe(0);
  const all = await call<{ alarms: Alarm[] }>("GET", "/api/alarms?state=all");
  expect(all.alarms.filter(({ id }) => id.startsWith("apart~"))).toHaveLength(1);
  await expect.poll(() => hooked.length).toBe(2);
  await expect.poll(() => mail.mails.length).toBe(2);
  expect(new Set(hooked.map(({ headers }) => headers["wattbook-delivery"])).size).toBe(2);

  // Its page runs the twin ahead, and makes another of it: a room, which people warm.
  await page.goto(`/devices/${DEVICE}?lang=en`);
  const whatIf = page.locator(".twin-what-if");
  const ahead = async (warmer: string) => {
    await whatIf.getByLabel("Warmer outside by").fill(warmer);
    await whatIf.getByRole("button", { name: "Run ahead" }).click();
  };
  await whatIf.locator("summary").click();
  await ahead("0");
  await whatIf.getByText("Nothing would be otherwise.").waitFor();
  await ahead("5");
  await whatIf.getByText(/^Largest difference [1-9]/).waitFor();
  await page.locator(".twin-calibrate select").selectOption("temp_c · room as 5R1C (ISO 13790)");
  await page.getByRole("button", { name: "Calibrate from history" }).click();
  await whatIf.getByLabel("People more than usual").fill("20");
  await ahead("0");
  await whatIf.getByText(/^Largest difference [1-9]/).waitFor();

  // Its token is revoked: it is put out, and comes in no more.
  const out = new Promise((resolve) => device.once("close", () => resolve(undefined)));
  await call("DELETE", `/api/devices/${DEVICE}/tokens/${tokenId}`);
  await out;
  await expect(join(DEVICE, token)).rejects.toThrow(/not authorized|bad user/i);
  // Nor may anyone else on this machine speak for it: what they say is put aside, and is no reading.
  const stranger = await connectAsync(broker, { protocolVersion: 5, reconnectPeriod: 0 });
  const forged = { device_id: DEVICE, ts: now, power_w: 1 };
  await stranger.publishAsync(`campus/v1/main/dev/${DEVICE}/up`, JSON.stringify(forged), { qos: 1 });
  await stranger.publishAsync("campus/v1/main/dev/other/up", JSON.stringify({ ...forged, device_id: "other" }), {
    qos: 1,
  });
  await stranger.endAsync();
  const heard = (id: string) =>
    call<unknown[]>("GET", `/api/readings?device=${id}&metric=power_w&from=${new Date(now - 1).toISOString()}`);
  await expect.poll(() => heard("other").then((rows) => rows.length)).toBe(1);
  expect(await heard(DEVICE)).toEqual([]);
  await station.endAsync();
});
