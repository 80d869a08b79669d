import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that systems give to connections (from 32768 on Linux, from 49152 elsewhere), above those that programs are known by. */
const [FIRST, COUNT] = [10_000, 22_000];

/**
 * A port of 127.0.0.1 that nobody listens on. Any of them, and none that a connection of this machine could be given before it is
 * listened on, or while what listens there is started again.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = createServer();
    const isFree = await once(server.listen(port, "127.0.0.1"), "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
  throw new Error("No port of 127.0.0.1 is free");
}
