import { connect, type Socket } from "node:net";
import { generate, type Packet, parser } from "mqtt-packet";

/** Publishers that keep a number of messages unacknowledged each, and what came of it. */
export interface Load {
  readonly port: number;
  readonly clients: number;
  /** How their names begin. */
  readonly name?: string;
  readonly window: number;
  /** The nth message of a client; undefined when it has no more. */
  readonly message: (client: number, n: number) => { readonly topic: string; readonly payload: string } | undefined;
  /** Messages a second of all clients; as fast as they are acknowledged without it. */
  readonly rate?: number;
  readonly version?: 4 | 5;
  readonly onSent?: (client: number, n: number) => void;
  readonly onAcknowledged?: (client: number, n: number, ms: number) => void;
  readonly signal?: AbortSignal;
}

interface Publisher {
  readonly socket: Socket;
  next: number;
  readonly waiting: Map<number, { readonly n: number; readonly at: number }>;
}

/** Publishes until every message is acknowledged, the signal is aborted, or the broker is gone. Returns how many were acknowledged. */
export async function publishLoad(load: Load): Promise<number> {
  const { port, clients, name = "load", window, message, rate, version = 4, signal } = load;
  let acknowledged = 0;
  const publishers = await Promise.all(
    Array.from({ length: clients }, (_, i) => open(port, `${name}-${i}`, version, signal)),
  );
  let allowed = rate === undefined ? Number.POSITIVE_INFINITY : 0;
  const finished = publishers.map((publisher, client) => {
    const { socket, waiting } = publisher;
    const done = Promise.withResolvers<void>();
    const fill = () => {
      let bytes: Buffer[] = [];
      while (waiting.size < window && allowed >= 1 && !socket.destroyed) {
        const next = message(client, publisher.next);
        if (!next) {
          if (waiting.size === 0) done.resolve();
          break;
        }
        allowed--;
        const messageId = (publisher.next % 65_535) + 1;
        const n = publisher.next++;
        waiting.set(messageId, { n, at: performance.now() });
        bytes.push(
          generate(
            { cmd: "publish", ...next, qos: 1, dup: false, retain: false, messageId },
            { protocolVersion: version },
          ),
        );
        load.onSent?.(client, n);
        if (bytes.length === 256) {
          socket.write(Buffer.concat(bytes));
          bytes = [];
        }
      }
      if (bytes.length > 0) socket.write(Buffer.concat(bytes));
    };
    const packets = parser({ protocolVersion: version });
    packets.on("packet", (packet: Packet) => {
      if (packet.cmd !== "puback" || packet.messageId === undefined) return;
      const sent = waiting.get(packet.messageId);
      if (!sent) return;
      waiting.delete(packet.messageId);
      acknowledged++;
      load.onAcknowledged?.(client, sent.n, performance.now() - sent.at);
    });
    socket.on("data", (bytes: Buffer) => {
      packets.parse(bytes);
      fill();
    });
    socket.on("close", () => done.resolve());
    socket.on("error", () => done.resolve());
    fill();
    return { done: done.promise, fill };
  });
  const started = performance.now();
  let granted = 0;
  let turn = 0;
  const timer = setInterval(() => {
    if (rate === undefined) return;
    const due = Math.floor(((performance.now() - started) / 1000) * rate);
    // Each client in turn, so that the rate is shared.
    for (; granted < due; granted++) {
      allowed = 1;
      finished[turn++ % clients]!.fill();
      allowed = 0;
    }
  }, 1);
  const aborted = new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve(), { once: true }));
  await Promise.race([Promise.all(finished.map(({ done }) => done)), aborted]);
  clearInterval(timer);
  for (const { socket } of publishers) socket.destroy();
  return acknowledged;
}

async function open(
  port: number,
  clientId: string,
  version: 4 | 5,
  signal: AbortSignal | undefined,
): Promise<Publisher> {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  const connected = Promise.withResolvers<void>();
  const packets = parser({ protocolVersion: version });
  const onData = (bytes: Buffer) => void packets.parse(bytes);
  packets.once("packet", (packet: Packet) => {
    if (packet.cmd === "connack") connected.resolve();
    else connected.reject(new Error(`A CONNACK was expected, not ${packet.cmd}`));
  });
  socket.on("data", onData);
  socket.once("error", connected.reject);
  socket.once("close", () => connected.reject(new Error("The broker closed the connection")));
  signal?.addEventListener("abort", () => connected.reject(new Error("stopped")), { once: true });
  connected.promise.catch(() => undefined);
  socket.write(
    generate({ cmd: "connect", protocolId: "MQTT", protocolVersion: version, clean: true, clientId, keepalive: 60 }),
  );
  await connected.promise;
  socket.off("data", onData);
  return { socket, next: 0, waiting: new Map() };
}
