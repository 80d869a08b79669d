import { startEmbeddedBroker } from "./embedded-broker.ts";

/** A broker for tests that stores nothing, and acknowledges at once. */
export interface TestBroker {
  readonly port: number;
  readonly url: string;
  /** Topics and payloads of all that was published, in order. */
  readonly received: { readonly topic: string; readonly payload: string }[];
  close(): Promise<void>;
}

/** A broker on a port of 127.0.0.1, any free one unless one is named. */
export async function testBroker(port = 0): Promise<TestBroker> {
  const received: { topic: string; payload: string }[] = [];
  const broker = await startEmbeddedBroker({
    listeners: [{ host: "127.0.0.1", port }],
    now: Date.now,
    store: ({ topic, payload }, stored) => {
      received.push({ topic, payload: Buffer.from(payload).toString() });
      stored();
    },
  });
  const own = broker.ports[0] as number;
  return { port: own, url: `mqtt://127.0.0.1:${own}`, received, close: () => broker.close() };
}
