import memory from "aedes-persistence";

/** What is bounded of it, as it is called: the package's own types are those of an older version with callbacks. */
interface Outgoing {
  outgoingEnqueueCombi(subscriptions: readonly { readonly clientId: string }[], packet: unknown): Promise<void>;
  outgoingClearMessageId(client: { readonly id: string }, packet: unknown): Promise<unknown>;
}

/**
 * Sessions and retained messages in memory, of which each absent subscriber's queue is bounded: what is beyond is not kept for
 * it. Telemetry is in the log before anybody is told of it, so nothing is lost but that subscriber's copy.
 */
export function boundedPersistence(longestQueue: number): {
  readonly persistence: ReturnType<typeof memory>;
  /** Begins to count anew, as a session is taken up again. */
  readonly reset: (clientId: string) => void;
} {
  const persistence = memory();
  const waiting = new Map<string, number>();
  const outgoing = persistence as unknown as Outgoing;
  const enqueue = outgoing.outgoingEnqueueCombi.bind(persistence);
  const clear = outgoing.outgoingClearMessageId.bind(persistence);
  outgoing.outgoingEnqueueCombi = (subscriptions, packet) => {
    const taken = subscriptions.filter(({ clientId }) => {
      const count = waiting.get(clientId) ?? 0;
      if (count >= longestQueue) return false;
      waiting.set(clientId, count + 1);
      return true;
    });
    return enqueue(taken, packet);
  };
  outgoing.outgoingClearMessageId = (client, packet) => {
    waiting.set(client.id, Math.max(0, (waiting.get(client.id) ?? 0) - 1));
    return clear(client, packet);
  };
  return { persistence, reset: (clientId) => void waiting.delete(clientId) };
}
