import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import path from "node:path";
import { connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serviceUrl } from "#lib/broker/service-url.ts";
import { readSettings } from "#lib/core/settings.ts";
import { readDevice } from "#lib/state/registry/read-device.ts";
import { createDevice } from "#lib/state/registry/write-device.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { issueToken } from "#lib/state/tokens/issue-token.ts";
import { revokeTokens } from "#lib/state/tokens/revoke-tokens.ts";
import { freePort } from "../checks/free-port.ts";
import { PROJECT_ROOT } from "../world.ts";

let test: TestState;
let port: number;
let ingest: ChildProcess | undefined;
let said = "";
const clients: MqttClient[] = [];
beforeAll(async () => {
  [test, port] = [await openTestState(), await freePort()];
});
afterAll(async () => {
  for (const client of clients) await client.endAsync(true);
  await stop();
  await test.close();
});

async function start(more: Record<string, string> = {}): Promise<void> {
  said = "";
  const env = {
    NODE_ENV: "production" as const,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    WATTBOOK_HOME: test.home,
    MQTT_HOST: "0.0.0.0",
    MQTT_PORT: String(port),
    ...more,
  };
  ingest = spawn(process.execPath, ["lib/cli/run.js", "wattbook", "ingest"], {
    cwd: PROJECT_ROOT,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  ingest.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await expect.poll(() => said).toContain("MQTT_HOST is 0.0.0.0");
}

async function stop(): Promise<void> {
  if (!ingest || ingest.exitCode !== null) return;
  ingest.kill("SIGTERM");
  await once(ingest, "exit");
}

/** By an address of this machine that only a listener on all addresses answers at. */
async function outside(username?: string, password?: string): Promise<MqttClient> {
  const shown = username && password ? { username, password } : {};
  const client = await connectAsync(
    `mqtt://127.0.0.2:${port}`,
    { protocolVersion: 5, reconnectPeriod: 0, ...shown },
    false,
  );
  clients.push(client);
  return client;
}
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "in",
    (error: { code: unknown }) => error.code,
  );

it("wattbook ingest listens to others from the first token on, knows tokens without the database, and ends a revoked one's session", async () => {
  await start();
  expect(said).toContain(`MQTT is at 127.0.0.1:${port}.`);
  expect(said).toContain("no device has a token: the broker listens to this machine alone");
  expect(await codeOf(outside())).toBe("ECONNREFUSED");
  const { state } = test;
  await createDevice(state, { id: "esp-1", desired: { every_s: 5 } }, { actor: "test" });
  const { token } = await issueToken(state, "esp-1", {}, "test");
  await expect.poll(() => codeOf(outside("esp-1", token))).toBe("in");
  const device = clients.at(-1)!;
  const commands: string[] = [];
  device.on("message", (_, payload) => commands.push(String(payload)));
  await device.subscribeAsync("campus/v1/main/dev/esp-1/cmd");
  const reading = { device_id: "esp-1", ts: Date.now(), boot: 1, seq: 1, temp_c: 20 };
  await device.publishAsync("campus/v1/main/dev/esp-1/up", JSON.stringify(reading), { qos: 1 });
  await expect.poll(() => commands).toEqual(['{"desired":{"every_s":5}}']);
  await expect
    .poll(async () => (await readDevice(state, "esp-1")).json)
    .toMatchObject({
      points: [{ metric: "temp_c", last_value: 20 }],
      tokens: [{ last_used_at: expect.any(String) }],
    });
  const service = serviceUrl(test.home, readSettings({ MQTT_HOST: "0.0.0.0", MQTT_PORT: String(port) }).mqtt);
  clients.push(await connectAsync(service, { reconnectPeriod: 0 }));
  expect((await stat(path.join(test.home, "ingest", "service-token"))).mode & 0o777).toBe(0o600);
  expect(said).not.toContain(token);

  await stop();
  await start({ DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" });
  expect(await codeOf(outside("esp-1", token))).toBe("in");
  await stop();

  await start();
  const again = await outside("esp-1", token);
  const ended = new Promise<number | undefined>((resolve) =>
    again.once("disconnect", ({ reasonCode }) => resolve(reasonCode)),
  );
  await revokeTokens(state, "esp-1", "all", "test");
  expect(await ended).toBe(0x87);
  await expect.poll(() => codeOf(outside("esp-1", token))).toBe("ECONNREFUSED");
  await expect.poll(() => said).toContain("Ended the MQTT session of esp-1");
});
