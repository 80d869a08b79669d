import { setTimeout as sleep } from "node:timers/promises";
import { LONGEST_PAYLOAD } from "./decode-message.ts";
import { openStream } from "./open-stream.ts";
import type { RawMessage } from "./raw-message.ts";
import { openSession, type Session, VersionRefused } from "./session.ts";

/** A client of a broker that runs elsewhere, which acknowledges a message once it is stored. */
export interface Consumer {
  readonly connected: () => boolean;
  /** Sends a message if the broker is there; it is not kept for later. */
  publish(topic: string, payload: string, options?: { readonly retain?: boolean }): void;
  close(): Promise<void>;
}

export interface ConsumerOptions {
  /** Address, with a name and password where they are needed. */
  readonly url: string;
  /** The broker keeps what comes while we are away under this name. */
  readonly clientId: string;
  readonly filters: readonly string[];
  readonly now: () => number;
  /** Stores a message and calls `stored` once it is on the disk, never if it cannot. */
  readonly store: (message: RawMessage, stored: () => void) => void;
  /** Told when the broker comes and goes. */
  readonly say: (line: string) => void;
  readonly inFlight?: number;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const CONNECT_MS = 15_000;

/** Name of the group that shares one subscription, so that each message goes to one of several that ingest. */
const GROUP = "wattbook";

/** Connects to a broker, and again after a break, with pauses that grow and differ. */
export function startConsumer(options: ConsumerOptions): Consumer {
  const { clientId, filters, now, store, say, inFlight = 4000 } = options;
  const url = new URL(options.url);
  const stop = new AbortController();
  let session: Session | undefined;
  let version: 4 | 5 = 5;

  const connect = async () => {
    const stream = await openStream(url, AbortSignal.any([stop.signal, AbortSignal.timeout(CONNECT_MS)]));
    return openSession(stream, {
      clientId,
      version,
      ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
      ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
      filters,
      group: GROUP,
      inFlight,
      onPublish(packet, acknowledge) {
        const { topic, payload, retain } = packet;
        // What the broker retained it has sent before: it would become history a second time.
        if (version === 4 && retain) return acknowledge();
        const bytes = typeof payload === "string" ? Buffer.from(payload) : payload;
        // No format has such messages; not acknowledged, it would come again for ever.
        if (bytes.length > LONGEST_PAYLOAD) {
          say(`Left out a message of ${bytes.length} bytes on ${topic}, as it is longer than ${LONGEST_PAYLOAD}.`);
          return acknowledge();
        }
        store({ topic, payload: bytes, retain, rxTs: now(), clientId: "" }, acknowledge);
      },
    });
  };

  const run = async () => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stop.signal.aborted) {
      try {
        session = await connect();
        const how = session.isShared ? "" : ": it knows no shared subscriptions, so only one may ingest from it";
        say(`Connected to the broker at ${url.host} with MQTT ${version === 5 ? "5" : "3.1.1"}${how}.`);
        pauseMs = FIRST_PAUSE_MS;
        const why = await session.gone;
        if (!stop.signal.aborted) say(`Lost the broker at ${url.host}: ${why.message}.`);
      } catch (error) {
        if (stop.signal.aborted) break;
        if (error instanceof VersionRefused && version === 5) {
          version = 4;
          continue;
        }
        say(`Cannot reach the broker at ${url.host}: ${reasonOf(error)}. Trying again.`);
      } finally {
        session = undefined;
      }
      await sleep(pauseMs * (0.5 + Math.random()), undefined, { signal: stop.signal }).catch(() => undefined);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }
  };
  const running = run();
  return {
    connected: () => session !== undefined,
    publish: (topic, payload, { retain = false } = {}) => session?.publish(topic, payload, { retain }),
    async close() {
      stop.abort();
      session?.end();
      await running;
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
