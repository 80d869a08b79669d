import { once } from "node:events";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { Aedes, type AuthorizePublishHandler, type Client } from "aedes";
import { boundedPersistence } from "./bounded-persistence.ts";
import type { RawMessage } from "./raw-message.ts";
import { routeConnections } from "./route-connections.ts";
import { isSiteTopic } from "./topics.ts";

/** Where a broker listens. */
export interface Listener {
  readonly host: string;
  readonly port: number;
  /** With TLS, and with certificates of clients where it names their authority. */
  readonly tls?: TlsOptions;
}

/** A broker inside this process, which tells its clients that a message arrived only once it is stored. */
export interface EmbeddedBroker {
  /** Ports it listens on, in the order of the listeners. */
  readonly ports: readonly number[];
  readonly clients: () => number;
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
  /** How long a connection may say nothing before it is known. */
  readonly silenceMs?: number;
}

const LONGEST_PACKET = 2 ** 20;
/** A reader that is further behind is let go: it may come back. */
const FURTHEST_BEHIND = 8 * 2 ** 20;
const LONGEST_QUEUE = 10_000;
const SILENCE_MS = 10_000;
const SESSION_DAYS = 7;

/**
 * Starts a broker for MQTT 3.1, 3.1.1 and 5, over TCP and, on the same ports, WebSocket.
 *
 * The acknowledgement is sent by the broker after `authorizePublish` has called back, and before it does anything else: so it is
 * there that a message waits for the disk. It is passed on to subscribers after that too.
 */
export async function startEmbeddedBroker(options: BrokerOptions): Promise<EmbeddedBroker> {
  const { listeners, now, store, silenceMs = SILENCE_MS } = options;
  const authorizePublish: AuthorizePublishHandler = (client, packet, done) => {
    // Without a client: our own.
    if (!client) return done(null);
    letGoIfBehind(client);
    if (packet.topic.startsWith("$")) return done(new Error("Topics that begin with $ belong to the broker"));
    // What Wattbook's other processes say is no telemetry.
    if (isSiteTopic(packet.topic)) return done(null);
    const message: RawMessage = {
      topic: packet.topic,
      payload: typeof packet.payload === "string" ? Buffer.from(packet.payload) : packet.payload,
      retain: packet.retain,
      rxTs: now(),
      clientId: client.id,
    };
    if (packet.qos > 0) return store(message, () => done(null));
    store(message, () => undefined);
    done(null);
  };
  const { persistence, reset } = boundedPersistence(LONGEST_QUEUE);
  const broker = await Aedes.createBroker({
    persistence,
    authorizePublish,
    authorizeForward(client, packet) {
      letGoIfBehind(client);
      return packet;
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
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const close = async () => {
    for (const server of servers) server.close();
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => broker.close(resolve));
  };
  try {
    for (const { host, port, tls } of listeners) {
      const route = routeConnections((stream, request) => void broker.handle(stream, request), silenceMs);
      const server = tls ? createTlsServer(tls) : createTcpServer({ noDelay: true });
      server.on("connection", (socket: Socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
        // A socket's own faults end it; nobody else needs to know.
        socket.on("error", () => socket.destroy());
      });
      server.on(tls ? "secureConnection" : "connection", route);
      server.listen({ host, port });
      await once(server, "listening");
      servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ports: servers.map((server) => (server.address() as { port: number }).port),
    clients: () => broker.connectedClients,
    publish: (topic, payload, { retain = false } = {}) =>
      broker.publish({ cmd: "publish", topic, payload, qos: 0, retain, dup: false }, () => undefined),
    close,
  };
}

function letGoIfBehind({ conn }: Client): void {
  if ((conn as Duplex).writableLength > FURTHEST_BEHIND) (conn as Duplex).destroy();
}
