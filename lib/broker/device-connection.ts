import mqtt, { type IClientOptions, type MqttClient } from "mqtt";

/** A device's connection to a broker, for as long as it lasts: nothing is kept or sent again by it. */
export interface DeviceConnection {
  /** Sends at least once (QoS 1); resolves when the broker has acknowledged, and rejects when the connection is gone. */
  publish(topic: string, payload: string, options?: { readonly retain?: boolean }): Promise<void>;
  /** Resolves when the connection is gone. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

export interface DeviceConnectionOptions {
  readonly url: string;
  readonly clientId: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** What it hears. */
  readonly filters: readonly string[];
  readonly onMessage: (topic: string, payload: string) => void;
  /** What the broker says for it when it goes without a word. */
  readonly will?: { readonly topic: string; readonly payload: string; readonly retain: boolean };
  readonly connectTimeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The broker is there and does not let this device in. */
export class DeviceRefused extends Error {
  override readonly name = "DeviceRefused";
}

const CONNECT_MS = 10_000;
const KEEPALIVE_SECONDS = 30;
/** Reasons of MQTT 5 that are about who asks: name or password, not authorised, banned. */
const REFUSALS = new Set([0x86, 0x87, 0x8a, 0x8c]);

/**
 * Connects a device with MQTT 5, and subscribes before anything is sent, so that no answer is missed. When to try again is the
 * caller's to say.
 *
 * @throws {DeviceRefused} If the broker does not know its name or password.
 */
export async function connectDevice(options: DeviceConnectionOptions): Promise<DeviceConnection> {
  const { url, filters, onMessage, signal } = options;
  signal?.throwIfAborted();
  const client = mqtt.connect(url, clientOptions(options));
  const abort = () => client.end(true);
  signal?.addEventListener("abort", abort, { once: true });
  const gone = Promise.withResolvers<void>();
  client.on("close", () => gone.resolve());
  client.on("message", (topic, payload) => onMessage(topic, payload.toString("utf8")));
  try {
    await connected(client);
    // What comes after is told by the end of the connection.
    client.on("error", () => undefined);
    const granted = await client.subscribeAsync([...filters], { qos: 1 });
    const refused = granted.find(({ qos }) => Number(qos) >= 128);
    if (refused) throw new DeviceRefused(`The broker does not let this device hear ${refused.topic}`);
  } catch (error) {
    signal?.removeEventListener("abort", abort);
    await client.endAsync(true).catch(() => undefined);
    throw error;
  }
  return {
    async publish(topic, payload, { retain = false } = {}) {
      const sent = client.publishAsync(topic, payload, { qos: 1, retain });
      // One that waits for an answer when the connection goes is told only by that.
      await Promise.race([sent, gone.promise.then(() => Promise.reject(new Error("The connection is gone")))]);
    },
    gone: gone.promise,
    async close() {
      signal?.removeEventListener("abort", abort);
      await client.endAsync(!client.connected);
    },
  };
}

function clientOptions(options: DeviceConnectionOptions): IClientOptions {
  const { clientId, username, password, will, connectTimeoutMs = CONNECT_MS } = options;
  return {
    protocolVersion: 5,
    clientId,
    clean: true,
    reconnectPeriod: 0,
    keepalive: KEEPALIVE_SECONDS,
    connectTimeout: connectTimeoutMs,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(will ? { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: will.retain } } : {}),
  };
}

async function connected(client: MqttClient): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  client.once("connect", () => resolve());
  client.once("error", reject);
  client.once("close", () => reject(new Error("The broker closed the connection")));
  try {
    await promise;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === "number" && REFUSALS.has(code)) {
      throw new DeviceRefused("The broker refuses this device's name or token", { cause: error });
    }
    throw error;
  }
}
