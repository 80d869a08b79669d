import { once } from "node:events";
import { createServer } from "node:net";

/** A port of 127.0.0.1 that nobody listens on: the one that is wished for, if it is free. */
export async function freeLoopbackPort(wished = 0): Promise<number> {
  for (const port of [wished, 0]) {
    const server = createServer();
    const listening = once(server, "listening");
    server.listen({ host: "127.0.0.1", port, exclusive: true });
    const isFree = await listening.then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    const address = server.address() as { port: number };
    server.close();
    await once(server, "close");
    return address.port;
  }
  throw new Error("No port of 127.0.0.1 is free");
}
