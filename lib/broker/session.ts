import type { Duplex } from "node:stream";
import { generate, type IPublishPacket, type Packet, parser } from "mqtt-packet";

/** What one connection to a broker is opened with. */
export interface SessionOptions {
  readonly clientId: string;
  readonly version: 4 | 5;
  readonly username?: string;
  readonly password?: string;
  readonly filters: readonly string[];
  /** Group of several that share the subscriptions, so that each message goes to one; where the broker knows such groups. */
  readonly group?: string;
  /** Messages the broker may send before the first is acknowledged. */
  readonly inFlight: number;
  readonly onPublish: (packet: IPublishPacket, acknowledge: () => void) => void;
}

/** A connection that stands: subscribed, and answering. */
export interface Session {
  /** Whether the subscriptions are shared with others of the group. */
  readonly isShared: boolean;
  publish(topic: string, payload: string, options: { readonly retain: boolean }): void;
  /** Resolves when the connection is gone, saying why. */
  readonly gone: Promise<Error>;
  end(): void;
}

/** The broker does not speak the version of MQTT that was tried. */
export class VersionRefused extends Error {}

const KEEPALIVE_SECONDS = 30;
const WEEK_SECONDS = 604_800;
const ANSWER_MS = 15_000;
const FIRST_SUBSCRIPTION = 1;

/**
 * Speaks MQTT over a stream: connects with a session that the broker keeps, subscribes, and hands over messages without
 * waiting for the acknowledgement of those before. Acknowledgements of one turn of the event loop are written together.
 */
export async function openSession(stream: Duplex, options: SessionOptions): Promise<Session> {
  const { version, filters, onPublish } = options;
  const settings = { protocolVersion: version };
  const gone = Promise.withResolvers<Error>();
  const connected = Promise.withResolvers<{ readonly shares: boolean }>();
  const subscribed = Promise.withResolvers<{ readonly refused: number }>();
  // Whoever waits sees the failure; nobody must be there to wait.
  for (const { promise } of [connected, subscribed]) promise.catch(() => undefined);
  let heardAt = performance.now();
  let acknowledgements: Buffer[] = [];

  const write = (packet: Packet) => void stream.write(generate(packet, settings));
  const fail = (error: Error) => {
    clearInterval(beat);
    connected.reject(error);
    subscribed.reject(error);
    gone.resolve(error);
    stream.destroy();
  };
  const acknowledge = (messageId: number) => {
    if (acknowledgements.length === 0) setImmediate(flush);
    acknowledgements.push(generate({ cmd: "puback", messageId, reasonCode: 0 }, settings));
  };
  const flush = () => {
    if (!stream.destroyed) stream.write(Buffer.concat(acknowledgements));
    acknowledgements = [];
  };
  const beat = setInterval(() => {
    if (performance.now() - heardAt > KEEPALIVE_SECONDS * 1500) return fail(new Error("the broker fell silent"));
    write({ cmd: "pingreq" });
  }, KEEPALIVE_SECONDS * 500);

  const packets = parser(settings);
  packets.on("packet", (packet: Packet) => {
    if (packet.cmd === "publish") {
      const { messageId } = packet;
      onPublish(packet, packet.qos > 0 && messageId !== undefined ? () => acknowledge(messageId) : () => undefined);
    } else if (packet.cmd === "connack") {
      const code = packet.reasonCode ?? packet.returnCode ?? 0;
      if (code === 0) connected.resolve({ shares: packet.properties?.sharedSubscriptionAvailable !== false });
      else fail(refusal(code));
    } else if (packet.cmd === "suback") {
      subscribed.resolve({ refused: packet.granted.findIndex((granted) => Number(granted) >= 128) });
    } else if (packet.cmd === "disconnect") {
      fail(new Error(`the broker ended the connection (reason ${packet.reasonCode ?? 0})`));
    }
  });
  packets.on("error", (error: Error) => fail(error));
  stream.on("data", (bytes: Buffer) => {
    heardAt = performance.now();
    packets.parse(bytes);
  });
  stream.on("error", (error) => fail(error));
  stream.on("close", () => fail(new Error("the connection was closed")));

  write({
    cmd: "connect",
    protocolId: "MQTT",
    protocolVersion: version,
    clean: false,
    clientId: options.clientId,
    keepalive: KEEPALIVE_SECONDS,
    ...(options.username === undefined ? {} : { username: options.username }),
    ...(options.password === undefined ? {} : { password: Buffer.from(options.password) }),
    ...(version === 5 ? { properties: { sessionExpiryInterval: WEEK_SECONDS, receiveMaximum: options.inFlight } } : {}),
  });
  const { shares } = await inTime(connected.promise, fail);
  const group = version === 5 && shares && options.group ? `$share/${options.group}/` : "";
  write({
    cmd: "subscribe",
    messageId: FIRST_SUBSCRIPTION,
    subscriptions: filters.map((filter) => ({
      topic: `${group}${filter}`,
      qos: 1,
      ...(version === 5 ? { nl: false, rap: true, rh: 2 } : {}),
    })),
  });
  const { refused } = await inTime(subscribed.promise, fail);
  if (refused >= 0) {
    const error = new Error(`the broker refuses the subscription ${group}${filters[refused]}`);
    fail(error);
    throw error;
  }
  return {
    isShared: group !== "",
    publish: (topic, payload, { retain }) => write({ cmd: "publish", topic, payload, qos: 0, dup: false, retain }),
    gone: gone.promise,
    end() {
      clearInterval(beat);
      stream.end(generate({ cmd: "disconnect" }, settings));
    },
  };
}

function refusal(code: number): Error {
  // 1: of MQTT 3.1.1, 132: of MQTT 5.
  if (code === 1 || code === 132) return new VersionRefused("the broker does not speak this version of MQTT");
  if (code === 4 || code === 5 || code === 134 || code === 135)
    return new Error("the broker refuses name or password: check MQTT_URL");
  return new Error(`the broker refuses the connection (reason ${code})`);
}

async function inTime<T>(answer: Promise<T>, fail: (error: Error) => void): Promise<T> {
  const timer = setTimeout(() => fail(new Error("the broker does not answer")), ANSWER_MS);
  return answer.finally(() => clearTimeout(timer));
}
