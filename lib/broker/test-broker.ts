import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { Aedes } from "aedes";

/** A plain broker for tests. */
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
  const aedes = await Aedes.createBroker();
  aedes.on("publish", (packet, client) => {
    if (client) received.push({ topic: packet.topic, payload: packet.payload.toString() });
  });
  const server: Server = createServer(aedes.handle).listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Cannot read the port of the broker");
  return {
    port: address.port,
    url: `mqtt://127.0.0.1:${address.port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        aedes.close(() => server.close(() => resolve()));
      }),
  };
}
