import type { RawMessage } from "../raw-message.ts";
import { type SparkplugMetric, sparkplugPayload } from "./sparkplug-payload.ts";

interface Birth {
  readonly message: RawMessage;
  readonly byAlias: ReadonlyMap<string, SparkplugMetric>;
  readonly byName: ReadonlyMap<string, SparkplugMetric>;
}

/** Births kept of each sender: what came before the newest must be explained by the one before it. */
const BIRTHS_KEPT = 3;
const MOST_SENDERS = 20_000;

/** What Sparkplug's nodes and devices said of themselves when they came up. It outlives a process as the messages that said it. */
export class SparkplugBirths {
  readonly #births = new Map<string, Birth[]>();

  static from(messages: Iterable<RawMessage>): SparkplugBirths {
    const births = new SparkplugBirths();
    for (const message of messages) births.note(message);
    return births;
  }

  /** Births by sender, oldest first, for the next process. */
  messages(): RawMessage[] {
    return [...this.#births.values()].flatMap((births) => births.map(({ message }) => message));
  }

  /** Learns from a birth; anything else it leaves alone. */
  note(message: RawMessage): void {
    const sender = senderOf(message.topic);
    if (!sender) return;
    const { metrics } = sparkplugPayload(message.payload);
    const born: Birth = {
      message,
      byAlias: new Map(metrics.flatMap((metric) => (metric.alias === null ? [] : [[metric.alias, metric]]))),
      byName: new Map(metrics.flatMap((metric) => (metric.name === null ? [] : [[metric.name, metric]]))),
    };
    const others = (this.#births.get(sender) ?? []).filter((birth) => birth.message.rxTs !== message.rxTs);
    const births = [...others, born].sort((a, b) => a.message.rxTs - b.message.rxTs);
    this.#births.delete(sender);
    this.#births.set(sender, births.slice(-BIRTHS_KEPT));
    const eldest = this.#births.keys().next();
    if (this.#births.size > MOST_SENDERS && !eldest.done) this.#births.delete(eldest.value);
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

function senderOf(topic: string): string | undefined {
  const [root, group, type, node, device] = topic.split("/");
  if (root !== "spBv1.0" || (type !== "NBIRTH" && type !== "DBIRTH")) return undefined;
  return type === "NBIRTH" ? `${group}/${node}` : `${group}/${node}/${device}`;
}
