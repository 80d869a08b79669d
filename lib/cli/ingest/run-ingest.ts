import { randomUUID } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { startConsumer } from "#lib/broker/consumer.ts";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { INGEST_FILTERS } from "#lib/broker/topics.ts";
import type { Settings } from "#lib/core/settings.ts";
import { isUserError, UserError } from "#lib/core/user-error.ts";
import { alarmSection } from "#lib/ingest/alarms/alarm-section.ts";
import { type AlarmWatch, watchAlarms } from "#lib/ingest/alarms/watch-alarms.ts";
import { type Source, startIngest } from "#lib/ingest/ingest.ts";
import { openRegistryCache } from "#lib/ingest/registry-cache.ts";
import { desiredSection, tokenSection } from "#lib/ingest/registry-sections.ts";
import { sendDesired } from "#lib/ingest/send-desired.ts";
import { readSparkplugBirths } from "#lib/ingest/sparkplug-births-file.ts";
import { openRegistryTeller } from "#lib/ingest/tell-registry.ts";
import { writeDurably } from "#lib/lake/store/durable.ts";
import { withLock } from "#lib/lake/store/lock.ts";
import { alarmDatabase } from "#lib/state/alarms/alarm-database.ts";
import { openState } from "#lib/state/open-state.ts";
import type { Env } from "../env.ts";
import { compactInChild } from "./compact-in-child.ts";
import { energyInChild } from "./energy-in-child.ts";
import { startOwnBroker } from "./own-broker.ts";

/** Ingests until the signal is aborted. The one process that does it for a home. */
export async function runIngest(
  settings: Settings,
  env: Env,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const folder = join(settings.home, "ingest");
  await mkdir(folder, { recursive: true });
  let began = false;
  try {
    await withLock(
      folder,
      () => {
        began = true;
        return ingest(settings, env, say, signal);
      },
      { timeoutMs: 3000, signal },
    );
  } catch (error) {
    if (began || !isUserError(error)) throw error;
    throw new UserError(`Cannot ingest as another process does so for ${settings.home}: stop it first`, {
      cause: error,
    });
  }
}

async function ingest(settings: Settings, env: Env, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const { home, siteId, siteTimeZone: zone, compactSeconds, mqtt } = settings;
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  const ended = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const births = await readSparkplugBirths(home);
  const decode = (message: RawMessage) => decodeMessage(message, { zone, births });
  const state = openState({ ...settings, connections: 3 });
  const registry = await openRegistryCache({
    home,
    state,
    sections: [alarmSection, tokenSection, desiredSection],
    say,
  });
  const teller = openRegistryTeller({ state, registry, now: Date.now, say });
  let stopSending: (() => void) | undefined;
  const connect = async (store: (message: RawMessage, stored: () => void) => void): Promise<Source> => {
    if (!mqtt.url) {
      const broker = await startOwnBroker({ settings, registry, store, say, onToken: teller.used });
      stopSending = sendDesired(siteId, registry, { isThere: () => true, publish: broker.publish });
      return broker;
    }
    const clientId = `wattbook-${siteId}-${await ownName(home)}`;
    const consumer = startConsumer({ url: mqtt.url, clientId, filters: INGEST_FILTERS, now: Date.now, store, say });
    stopSending = sendDesired(siteId, registry, { isThere: consumer.connected, publish: consumer.publish });
    return consumer;
  };
  let alarms: AlarmWatch | undefined;
  try {
    const database = alarmDatabase(state);
    alarms = await watchAlarms({
      home,
      zone,
      now: Date.now,
      say,
      decode,
      database,
      registry,
      askEnergy: energyInChild(env),
    });
    const running = await startIngest({
      ...{ home, siteId, now: Date.now, say, connect, decode, alarms, compactSeconds, hear: teller.hear },
      compact: (segments, stop) => compactInChild(segments, env, say, stop),
      onFailure: (cause) => broken.reject(diskFailure(home, cause)),
    });
    await Promise.race([ended, broken.promise]).finally(() => running.close());
  } finally {
    stopSending?.();
    await alarms?.close();
    await teller.close();
    await registry.close();
    await state.close();
  }
}

function diskFailure(home: string, cause: Error): UserError {
  const full = (cause as NodeJS.ErrnoException).code === "ENOSPC";
  return new UserError(
    `Cannot store telemetry in ${home} as the disk ${full ? "is full" : `failed (${cause.message})`}: ${full ? "free some space" : "check it"}. ` +
      "Nothing was acknowledged since; senders keep what they have and send it again",
    { cause },
  );
}

/** A name for this home that stays, so that a broker knows us again. */
async function ownName(home: string): Promise<string> {
  const folder = join(home, "ingest");
  const file = join(folder, "client-name");
  const known = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  if (known) return known;
  const name = randomUUID().slice(0, 8);
  await writeDurably(file, name, folder);
  return name;
}
