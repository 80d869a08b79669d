import type { RawMessage } from "../../raw-message.ts";
import { Rejection } from "../rejection.ts";
import { type SparkplugMetric, sparkplugPayload } from "./payload.ts";

interface Birth {
  readonly message: RawMessage;
  readonly byAlias: ReadonlyMap<string, SparkplugMetric>;
  readonly byName: ReadonlyMap<string, SparkplugMetric>;
}

/** Births kept of each sender: what came before the newest must be explained by the one before it. */
const BIRTHS_KEPT = 3;
/** A node that invents devices without end must not fill the memory: what was told longest ago goes first. [bytes] */
const MOST_BYTES = 2 ** 24;

/** What Sparkplug's nodes and devices said of themselves when they came up. It outlives a process as the messages that said it. */
export class SparkplugBirths {
  readonly #births = new Map<string, Birth[]>();
  #bytes = 0;

  static from(messages: Iterable<RawMessage>): SparkplugBirths {
    const births = new SparkplugBirths();
    for (const message of messages) births.note(message);
    return births;
  }

  /** Births by sender, oldest first, for the next process. */
  messages(): RawMessage[] {
    return [...this.#births.values()].flatMap((births) => births.map(({ message }) => message));
  }

  /** Learns from a birth; anything else, and one that cannot be read, it leaves alone. */
  note(message: RawMessage): void {
    const sender = senderOf(message.topic);
    const metrics = sender === undefined ? undefined : metricsOf(message);
    if (sender === undefined || !metrics) return;
    const born: Birth = {
      message,
      byAlias: new Map(metrics.flatMap((metric) => (metric.alias === null ? [] : [[metric.alias, metric]]))),
      byName: new Map(metrics.flatMap((metric) => (metric.name === null ? [] : [[metric.name, metric]]))),
    };
    const others = (this.#births.get(sender) ?? []).filter((birth) => birth.message.rxTs !== message.rxTs);
    const births = [...others, born].sort((a, b) => a.message.rxTs - b.message.rxTs);
    this.#forget(sender);
    this.#births.set(sender, births.slice(-BIRTHS_KEPT));
    this.#bytes += bytesOf(births.slice(-BIRTHS_KEPT));
    for (const eldest of this.#births.keys()) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#forget(eldest);
    }
  }

  #forget(sender: string): void {
    this.#bytes -= bytesOf(this.#births.get(sender) ?? []);
    this.#births.delete(sender);
  }

  /**
   * What a metric of a later message was born as.
   *
   * @param sender `<group>/<node>` or `<group>/<node>/<device>`: aliases of a node are its devices' too.
   * @param received When the later message was received: the birth before it counts, and the next where there was none.
   */
  bornAs(sender: string, { alias, name }: SparkplugMetric, received: number): SparkplugMetric | undefined {
    const node = sender.split("/").slice(0, 2).join("/");
    for (const each of sender === node ? [node] : [sender, node]) {
      const births = this.#births.get(each);
      const birth = births?.findLast(({ message }) => message.rxTs <= received) ?? births?.[0];
      const metric = alias === null ? birth?.byName.get(name ?? "") : birth?.byAlias.get(alias);
      if (metric) return metric;
    }
    return undefined;
  }
}

function bytesOf(births: readonly Birth[]): number {
  return births.reduce((sum, { message }) => sum + message.payload.length, 0);
}

function metricsOf({ payload }: RawMessage): readonly SparkplugMetric[] | undefined {
  try {
    return sparkplugPayload(payload).metrics;
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

function senderOf(topic: string): string | undefined {
  const [root, group, type, node, device] = topic.split("/");
  if (root !== "spBv1.0" || (type !== "NBIRTH" && type !== "DBIRTH")) return undefined;
  return type === "NBIRTH" ? `${group}/${node}` : `${group}/${node}/${device}`;
}
