import { setTimeout as sleep } from "node:timers/promises";
import { encodeOwn } from "#lib/broker/codecs/own-message.ts";
import type { DeviceConnection } from "#lib/broker/device-connection.ts";
import { upTopic } from "#lib/broker/topics.ts";
import { backoffMs } from "./backoff.ts";
import type { Batch, Outbox, Position } from "./outbox.ts";

export interface ForwarderOptions {
  readonly outbox: Outbox;
  readonly siteId: string;
  readonly deviceId: string;
  /** Connects, and hands over what the ingest acknowledges. */
  readonly connect: (onAck: (payload: string) => void, signal: AbortSignal) => Promise<DeviceConnection>;
  readonly random: () => number;
  /** Told when the connection comes, fails or goes; the same failure is told once. */
  readonly say: (line: string) => void;
  readonly backoff?: { readonly firstMs?: number; readonly mostMs?: number };
  /** Nobody has said that what was sent is stored: then it is sent again. [ms] */
  readonly answerMs?: number;
}

/** Readings in a message, and messages under way. */
const PER_MESSAGE = 100;
const IN_FLIGHT = 16;
const ANSWER_MS = 30_000;

/** Sends what the outbox holds, oldest first, until the signal is aborted; nothing goes from it before the ingest says that it is stored. */
export async function forward(options: ForwarderOptions, signal: AbortSignal): Promise<void> {
  const { connect, random, say, backoff } = options;
  let failures = 0;
  let told = "";
  while (!signal.aborted) {
    const acks = new Acks();
    try {
      const onAck = (payload: string) => {
        if (acks.hear(payload) && told !== "") {
          say("Readings are taken again.");
          told = "";
        }
      };
      const connection = await connect(onAck, signal);
      try {
        await send(options, connection, acks, signal);
      } finally {
        await connection.close().catch(() => undefined);
      }
      if (!signal.aborted) throw new Error("the connection is gone");
    } catch (error) {
      if (signal.aborted) return;
      // Only an answer shows that all is well: a broker that takes a connection and no more must not be asked all the time.
      if (acks.count > 0) failures = 0;
      const reason = reasonOf(error);
      if (reason !== told) say(`Cannot send as ${reason}. Readings that wait: ${options.outbox.waiting}.`);
      told = reason;
    }
    await sleep(backoffMs(failures++, random, backoff), undefined, { signal }).catch(() => undefined);
  }
}

async function send(
  { outbox, siteId, deviceId, answerMs = ANSWER_MS }: ForwarderOptions,
  connection: DeviceConnection,
  acks: Acks,
  signal: AbortSignal,
): Promise<void> {
  const topic = upTopic(siteId, deviceId);
  const news = new News();
  const unhook = outbox.onAppend(() => news.tell());
  acks.onNews = () => news.tell();
  const stop = () => news.tell();
  signal.addEventListener("abort", stop, { once: true });
  let isGone = false;
  const lost = (error?: unknown) => {
    isGone = true;
    news.tell();
    return error;
  };
  void connection.gone.then(() => lost());
  let position: Position | null = null;
  let underWay: Position[] = [];
  let answeredAt = performance.now();
  try {
    while (!signal.aborted && !isGone) {
      for (const reached of acks.take()) {
        const left = underWay.filter(({ boot, seq }) => boot !== reached.boot || seq > reached.seq);
        if (left.length < underWay.length) answeredAt = performance.now();
        underWay = left;
        await outbox.acknowledge(reached);
      }
      const batch: Batch | null = underWay.length < IN_FLIGHT ? await outbox.after(position, PER_MESSAGE) : null;
      if (!batch) {
        const left = answeredAt + answerMs - performance.now();
        if (underWay.length > 0 && left <= 0) throw new Error("nobody says that the readings are stored");
        await news.heard(underWay.length > 0 ? left : undefined);
        continue;
      }
      const last = batch.readings.at(-1) as Batch["readings"][number];
      if (underWay.length === 0) answeredAt = performance.now();
      position = { boot: last.boot, seq: last.seq };
      underWay.push(position);
      // In order on one connection; its end is told by `gone`.
      connection.publish(topic, messageOf(deviceId, batch)).catch(lost);
    }
  } finally {
    unhook();
    signal.removeEventListener("abort", stop);
  }
}

/** Several addresses of a host that all fail come as one error without words. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  if (code === "ECONNREFUSED") return "there is no broker";
  return message || code || "the broker does not answer";
}

function messageOf(deviceId: string, { readings, oldestSeq }: Batch): string {
  const own = readings.map(({ boot, seq, ts, values, quality, uptimeMs }) => ({
    deviceId,
    ts,
    values,
    numbered: { boot, seq, oldestSeq },
    ...(quality === undefined ? {} : { quality }),
    ...(uptimeMs === undefined ? {} : { uptimeMs }),
  }));
  const [first] = own;
  return own.length === 1 && first ? encodeOwn(first) : encodeOwn(own);
}

/** Answers of the ingest, as they come. */
class Acks {
  count = 0;
  onNews: () => void = () => undefined;
  #heard: Position[] = [];

  /** Whether it is an answer. */
  hear(payload: string): boolean {
    const position = positionIn(payload);
    if (!position) return false;
    this.count++;
    this.#heard.push(position);
    this.onNews();
    return true;
  }

  take(): Position[] {
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }
}

function positionIn(payload: string): Position | null {
  try {
    const { boot, seq } = JSON.parse(payload) as { boot?: unknown; seq?: unknown };
    return Number.isInteger(boot) && Number.isInteger(seq) ? { boot: boot as number, seq: seq as number } : null;
  } catch {
    return null;
  }
}

/** Wakes who waits for it; what came before counts. */
class News {
  #wake: (() => void) | undefined;
  #is = false;

  tell(): void {
    this.#is = true;
    this.#wake?.();
  }

  async heard(atMostMs?: number): Promise<void> {
    if (!this.#is) {
      await new Promise<void>((resolve) => {
        const timer = atMostMs === undefined ? undefined : setTimeout(resolve, Math.max(0, atMostMs));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#is = false;
  }
}
