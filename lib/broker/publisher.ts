import mqtt, { type MqttClient } from "mqtt";

/** A connection that sends, and keeps what is not acknowledged until it is. */
export interface Publisher {
  /** Sends at least once; resolves when the broker has acknowledged, however often it went away meanwhile. */
  publish(topic: string, payload: string | Uint8Array, options?: { readonly retain?: boolean }): Promise<void>;
  /** Messages that no acknowledgement has come for. */
  readonly waiting: number;
  /** Whether the broker is there. */
  readonly isConnected: boolean;
  /** Waits a little for the broker; says why it is not reached, and nothing where it is. */
  reach(patienceMs?: number): Promise<string | undefined>;
  /** Waits a little for what is not acknowledged, and gives how many messages are left so. */
  close(patienceMs?: number): Promise<number>;
}

const RECONNECT_MS = 1000;
const PATIENCE_MS = 5000;
const REACH_MS = 3000;

/** Connects to a broker, now or as soon as it is there. */
export function openPublisher(url: string, clientId: string): Publisher {
  const client: MqttClient = mqtt.connect(url, {
    protocolVersion: 5,
    clientId,
    // The session keeps what is in flight when the connection breaks; mqtt.js sends it again.
    clean: false,
    properties: { sessionExpiryInterval: 3600 },
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: 10_000,
  });
  let waiting = 0;
  let refusal: string | undefined;
  // Without a listener an error ends the process; the reconnect is the mend. A number is the code of a broker's refusal.
  client.on("error", (error) => {
    if (typeof (error as { code?: unknown }).code === "number")
      refusal = error.message.replace(/^Connection refused: /, "");
  });
  client.on("connect", () => {
    refusal = undefined;
  });
  return {
    async publish(topic, payload, { retain = false } = {}) {
      waiting++;
      try {
        await client.publishAsync(topic, payload as Buffer, { qos: 1, retain });
      } finally {
        waiting--;
      }
    },
    get waiting() {
      return waiting;
    },
    get isConnected() {
      return client.connected;
    },
    async reach(patienceMs = REACH_MS) {
      const until = performance.now() + patienceMs;
      while (!client.connected && refusal === undefined && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      if (client.connected) return undefined;
      return refusal === undefined ? "The broker is not there" : `The broker refuses Wattbook: ${refusal}`;
    },
    async close(patienceMs = PATIENCE_MS) {
      const until = performance.now() + patienceMs;
      while (waiting > 0 && client.connected && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const left = waiting;
      await client.endAsync(true);
      return left;
    },
  };
}
