import { randomBytes } from "node:crypto";
import { encodeGateway } from "./codecs/own-message.ts";
import { openPublisher } from "./publisher.ts";
import { openSubscription } from "./subscription.ts";
import { ackTopic, gatewayTopic } from "./topics.ts";

/** A sender of other devices' readings, which knows when they are stored. */
export interface Gateway {
  /**
   * Sends readings (objects of our own format) as messages of a few each, and resolves once the ingest says that all are stored.
   *
   * @throws {NotStored} If that is not known in time. They may be stored all the same: sent again, they are one reading each.
   */
  send(messages: readonly (readonly object[])[], options: SendOptions): Promise<void>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Nobody has said in time that readings are stored. */
class NotStored extends Error {
  override readonly name = "NotStored";
}

/** Tells a failure to hear that readings are stored; by name, as bundles of one server have a copy of its class each. */
export function isNotStored(thrown: unknown): thrown is Error {
  return thrown instanceof Error && thrown.name === "NotStored";
}

export interface GatewayOptions {
  readonly url: string;
  readonly siteId: string;
  readonly now: () => number;
}

/** More that waits for an acknowledgement is not taken on. */
const MOST_WAITING = 200;

interface Waiting {
  readonly seq: number;
  readonly tell: () => void;
}

/** Opens a gateway of a name of its own: one connection that sends and one that hears the ingest. */
export function openGateway({ url, siteId, now }: GatewayOptions): Gateway {
  const id = `http-${randomBytes(6).toString("hex")}`;
  const boot = Math.trunc(now() / 1000) % 2 ** 32;
  const publisher = openPublisher(url, `wattbook-${id}`);
  const waiting = new Set<Waiting>();
  const ready = Promise.withResolvers<void>();
  let seq = 0;
  let hears = false;
  const subscription = openSubscription({
    ...{ url, now },
    clientId: `wattbook-${id}-ack`,
    filters: [ackTopic(siteId, `gw/${id}`)],
    onConnected: (isConnected) => {
      hears = isConnected;
      if (isConnected) ready.resolve();
    },
    onMessage: ({ payload }) => {
      const reached = reachedOf(payload, boot);
      for (const each of waiting) if (each.seq <= reached) each.tell();
    },
  });

  return {
    async send(messages, { timeoutMs, signal }) {
      signal?.throwIfAborted();
      if (publisher.waiting > MOST_WAITING) throw new NotStored("Too much waits for the ingest already");
      const gone = Promise.withResolvers<never>();
      const timer = setTimeout(
        () =>
          gone.reject(new NotStored(`The ingest has not said within ${timeoutMs / 1000} s that it has stored them`)),
        timeoutMs,
      );
      const abort = () => gone.reject(signal?.reason);
      signal?.addEventListener("abort", abort, { once: true });
      gone.promise.catch(() => undefined);
      let own: Waiting | undefined;
      try {
        // Nothing is sent into the void: what could not be taken back would come later, when nobody waits for it.
        await Promise.race([whenThere(() => publisher.isConnected && hears, ready.promise), gone.promise]);
        const last = seq + messages.length;
        const stored = new Promise<void>((resolve) => {
          own = { seq: last, tell: resolve };
          waiting.add(own);
        });
        const sent = messages.map((readings) =>
          publisher.publish(gatewayTopic(siteId, id), encodeGateway({ boot, seq: ++seq, readings })),
        );
        await Promise.race([Promise.all([...sent, stored]), gone.promise]);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        if (own) waiting.delete(own);
      }
    },
    async close() {
      await Promise.all([publisher.close(0), subscription.close()]);
    },
  };
}

const LOOK_MS = 20;

async function whenThere(isThere: () => boolean, ready: Promise<void>): Promise<void> {
  await ready;
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}

/** The highest number of a boot up to which all is stored; 0 where the message says nothing of it. */
function reachedOf(payload: Uint8Array, boot: number): number {
  try {
    const said = JSON.parse(Buffer.from(payload).toString("utf8")) as { boot?: unknown; seq?: unknown };
    return said.boot === boot && typeof said.seq === "number" ? said.seq : 0;
  } catch {
    return 0;
  }
}
