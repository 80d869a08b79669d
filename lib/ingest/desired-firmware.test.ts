import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedBroker, startEmbeddedBroker } from "#lib/broker/embedded-broker.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { commandTopic } from "#lib/broker/topics.ts";
import { createDevice, updateDevice } from "#lib/state/registry/write-device.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { openRegistryCache, type RegistryCache } from "./registry-cache.ts";
import { desiredSection } from "./registry-sections.ts";
import { sendDesired } from "./send-desired.ts";

const FIRMWARE = path.join(import.meta.dirname, "../../firmware");
const DEVICE = "room-402";
const URL = "https://updates.example.org/node-7.img";
const by = { actor: "test" };

const lacking = [
  ...(["make", "g++"].filter((program) => spawnSync(program, ["--version"]).error) as string[]),
  ...(existsSync("/usr/include/mosquitto.h") ? [] : ["libmosquitto-dev"]),
];

let test: TestState;
let registry: RegistryCache;
let broker: EmbeddedBroker;
let stop: () => void;
let commands: string[];
let births: Record<string, unknown>[];
/** Settles once readings may be acknowledged. */
let heard: Promise<unknown>;
beforeAll(async () => {
  if (lacking.length === 0) execFileSync("make", ["-C", FIRMWARE, "linux"], { stdio: "pipe" });
  test = await openTestState();
  registry = await openRegistryCache({ home: test.home, state: test.state, sections: [desiredSection], say: () => {} });
  [commands, births] = [[], []];
  broker = await startEmbeddedBroker({ listeners: [{ host: "127.0.0.1", port: 0 }], now: Date.now, store });
  const publish: EmbeddedBroker["publish"] = (topic, payload, options) => {
    broker.publish(topic, payload, options);
    commands.push(`${topic} ${payload}`);
  };
  stop = sendDesired("main", registry, { isThere: () => true, publish });
});
afterAll(async () => {
  stop();
  await broker.close();
  await registry.close();
  await test.close();
});

/** Acknowledges readings as ingest does, for the device to come to its end; what it should be is said once more before that. */
function store({ topic, payload }: RawMessage, stored: () => void): void {
  stored();
  const said = JSON.parse(Buffer.from(payload).toString());
  if (topic.endsWith("/birth")) births.push(said);
  if (!topic.endsWith("/up")) return;
  const { boot, seq } = [said].flat().at(-1);
  void heard.then(() => {
    const [, again = ""] = /^\S+ (.*)$/.exec(commands[0]!) ?? [];
    broker.publish(commandTopic("main", DEVICE), again);
    broker.publish(topic.replace(/up$/, "ack"), JSON.stringify({ boot, seq }));
  });
}

async function endOf(firmwareVersion: number, flash: string): Promise<Record<string, unknown>> {
  const args = ["--device", DEVICE, "--port", broker.ports[0], "--flash", path.join(test.home, flash), "--no-sync"];
  const more = ["--start", "2026-01-05T00:00:00Z", "--readings", 20, "--firmware-version", firmwareVersion];
  const child = spawn(path.join(FIRMWARE, "build/node-linux"), [...args, ...more].map(String), {
    stdio: ["ignore", "pipe", "pipe"],
  });
  // The retained message alone asks the one that is older.
  heard = firmwareVersion < 7 ? once(child.stderr, "data") : Promise.resolve();
  child.stderr.resume();
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await once(child, "close");
  return JSON.parse(said);
}

const title = "a firmware that is wanted in the registry is asked of the device, once, until it is that which runs";
it.skipIf(lacking.length > 0)(lacking.length > 0 ? `${title} (needs ${lacking.join(", ")})` : title, async () => {
  await createDevice(test.state, { id: DEVICE }, by);
  await updateDevice(test.state, DEVICE, { desired: { every_s: 5, firmware: { url: URL, version: 7 } } }, by);
  await expect.poll(() => commands).toHaveLength(1);
  expect(commands[0]).toContain(commandTopic("main", DEVICE));
  expect(await endOf(6, "six.flash")).toMatchObject({ updates: 1, wanted: URL, pending: 0 });
  expect(await endOf(7, "seven.flash")).toMatchObject({ updates: 0, wanted: "", pending: 0 });
  expect(births.map(({ firmware_version }) => firmware_version)).toEqual([6, 7]);
});

it("a firmware that no device could take is refused with a sentence", async () => {
  await createDevice(test.state, { id: "other" }, by);
  for (const firmware of [{ url: URL }, { url: "http://x/a.img", version: 7 }, { url: URL, version: 7.5 }, "7"]) {
    await expect(updateDevice(test.state, "other", { desired: { firmware } }, by)).rejects.toThrow(
      /desired must be an object .* firmware is \{"url": "https:/,
    );
  }
});
