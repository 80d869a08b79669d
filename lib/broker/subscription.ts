import mqtt from "mqtt";
import type { RawMessage } from "./raw-message.ts";

export interface SubscriptionOptions {
  readonly url: string;
  readonly clientId: string;
  readonly filters: readonly string[];
  readonly now: () => number;
  readonly onMessage: (message: RawMessage) => void;
  /** Told whenever the broker comes or goes. */
  readonly onConnected: (isConnected: boolean) => void;
}

const RECONNECT_MS = 1000;

/**
 * Hears what is published from now on, for as long as the broker is there, and again when it is back. Nothing is kept for the time
 * between: this is for those who look, not for those who store.
 */
export function openSubscription(options: SubscriptionOptions): { close(): Promise<void> } {
  const { url, clientId, filters, now, onMessage, onConnected } = options;
  const client = mqtt.connect(url, {
    protocolVersion: 5,
    clientId,
    clean: true,
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: 5000,
    resubscribe: false,
  });
  client.on("connect", () => {
    // rh 2: what was retained is no news.
    client.subscribe(Object.fromEntries(filters.map((filter) => [filter, { qos: 0, rh: 2 }])), (error) => {
      if (!error) onConnected(true);
    });
  });
  client.on("close", () => onConnected(false));
  // Without a listener an error ends the process; the reconnect is the mend.
  client.on("error", () => undefined);
  client.on("message", (topic, payload, { retain }) => {
    onMessage({ topic, payload, retain, rxTs: now(), clientId: "" });
  });
  return { close: () => client.endAsync(true) };
}
