import type { Duplex } from "node:stream";
import { Aedes, type AuthorizePublishHandler, type Client, type PublishPacket } from "aedes";
import { boundedPersistence } from "./bounded-persistence.ts";
import type { Access } from "./identity/access.ts";
import { openGuard } from "./identity/guard.ts";
import { type Listener, openListening } from "./listen-on.ts";
import type { RawMessage } from "./raw-message.ts";
import { routeConnections } from "./route-connections.ts";
import { isSiteTopic } from "./topics.ts";

/** A broker inside this process, which tells its clients that a message arrived only once it is stored. */
export interface EmbeddedBroker {
  /** Ports it listens on, in the order of the listeners. */
  readonly ports: readonly number[];
  readonly clients: () => number;
  /** Listens elsewhere from now on; connections that stand go on. What fails leaves what was. */
  listenOn(listeners: readonly Listener[]): Promise<void>;
  /** Sends a message of our own to whoever subscribed. */
  publish(topic: string, payload: string, options?: { readonly retain?: boolean }): void;
  /** Closes at once, without acknowledging what is not stored. */
  close(): Promise<void>;
}

export interface BrokerOptions {
  readonly listeners: readonly Listener[];
  readonly now: () => number;
  /** Stores a client's message and calls `stored` once it is on the disk, never if it cannot. */
  readonly store: (message: RawMessage, stored: () => void) => void;
  /** Names by which it is reached over WebSocket, besides those of this machine and plain addresses. */
  readonly names?: readonly string[];
  /** How long a connection may say nothing before it is known. */
  readonly silenceMs?: number;
  /** Who may do what; without it whoever connects may do anything. */
  readonly access?: Access;
  /** Told who was refused, and whose session was ended. */
  readonly say?: (line: string) => void;
  /** Told of each token that is used. */
  readonly onToken?: (tokenId: string) => void;
}

const LONGEST_PACKET = 2 ** 20;
/** A reader that is further behind is let go: it may come back. */
const FURTHEST_BEHIND = 8 * 2 ** 20;
const LONGEST_QUEUE = 10_000;
const SILENCE_MS = 10_000;
const SESSION_DAYS = 7;
const SWEEP_MS = 1000;
/** Where goes what nobody may hear: no filter matches it. */
const UNHEARD = "$wattbook/unheard";

/**
 * Starts a broker for MQTT 3.1, 3.1.1 and 5, over TCP and, on the same ports, WebSocket.
 *
 * The acknowledgement is sent by the broker after `authorizePublish` has called back, and before it does anything else: so it is
 * there that a message waits for the disk. It is passed on to subscribers after that too.
 */
export async function startEmbeddedBroker(options: BrokerOptions): Promise<EmbeddedBroker> {
  const {
    listeners,
    now,
    store,
    silenceMs = SILENCE_MS,
    names = [],
    access,
    say = () => undefined,
    onToken = () => undefined,
  } = options;
  const guard = access && openGuard({ access, now, say, onToken });
  const authorizePublish: AuthorizePublishHandler = (client, packet, done) => {
    // Without a client: our own.
    if (!client) return done(null);
    letGoIfBehind(client);
    if (packet.topic.startsWith("$")) return done(new Error("Topics that begin with $ belong to the broker"));
    let message: RawMessage = {
      topic: packet.topic,
      payload: typeof packet.payload === "string" ? Buffer.from(packet.payload) : packet.payload,
      retain: packet.retain,
      rxTs: now(),
      clientId: client.id,
    };
    if (guard) {
      const { verdict, sender } = guard.judge(client, message);
      // MQTT 3.1.1 has no way to say no to a message: it is kept, and nobody hears of it.
      const isRefused = verdict === "refuse" && (sender === undefined || (client.version === 5 && packet.qos > 0));
      if (isRefused) return done(new Error("This device may not publish here"));
      if (sender !== undefined) message = { ...message, sender };
      if (verdict !== "take") hide(packet);
    }
    // What Wattbook's other processes say is no telemetry.
    if (isSiteTopic(message.topic)) return done(null);
    if (packet.qos > 0) return store(message, () => done(null));
    store(message, () => undefined);
    done(null);
  };
  const { persistence, reset } = boundedPersistence(LONGEST_QUEUE);
  const broker = await Aedes.createBroker({
    persistence,
    authorizePublish,
    ...guard?.handlers,
    authorizeForward(client, packet) {
      letGoIfBehind(client);
      return !guard || guard.mayHear(client, packet.topic) ? packet : null;
    },
    concurrency: 1000,
    connectTimeout: silenceMs,
    maximumPacketSize: LONGEST_PACKET,
    maxClientsIdLength: 256,
    queueLimit: 10_000,
    topicAliasMaximum: 100,
    sessionExpiryIntervalLimit: SESSION_DAYS * 86_400,
    pendingSessionsLimit: 100_000,
  });
  broker.on("client", (client) => {
    reset(client.id);
    // By default the next message of every sender waits until the slowest reader has read the last one. None should wait.
    (client as Client & { waitForDrain: (done: () => void) => void }).waitForDrain = (done) => setImmediate(done);
  });
  const listening = openListening(
    routeConnections(
      (stream, request) => {
        guard?.arrive(stream, request);
        broker.handle(stream, request);
      },
      silenceMs,
      names,
    ),
  );
  const sweep = () => guard?.sweep(broker);
  const sweeping = guard && setInterval(sweep, SWEEP_MS);
  access?.onChange(sweep);
  const close = async () => {
    clearInterval(sweeping);
    listening.close();
    await new Promise<void>((resolve) => broker.close(resolve));
  };
  try {
    await listening.listenOn(listeners);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get ports() {
      return listening.ports;
    },
    clients: () => broker.connectedClients,
    listenOn: listening.listenOn,
    publish: (topic, payload, { retain = false } = {}) =>
      broker.publish({ cmd: "publish", topic, payload, qos: 0, retain, dup: false }, () => undefined),
    close,
  };
}

/** Lets the broker acknowledge a message without passing it on. */
function hide(packet: PublishPacket): void {
  packet.topic = UNHEARD;
  packet.payload = Buffer.alloc(0);
  packet.retain = false;
}

function letGoIfBehind({ conn }: Client): void {
  if ((conn as Duplex).writableLength > FURTHEST_BEHIND) (conn as Duplex).destroy();
}
