import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** Listens on a channel over a connection of its own, which is made again whenever it breaks. Gives how to stop. */
export function listenAgain(
  connect: () => Client,
  channel: string,
  heard: () => void,
  onError: (error: Error) => void,
): () => Promise<void> {
  const over = new AbortController();
  let client: Client | undefined;
  const once = async () => {
    client = connect();
    const broken = new Promise<never>((_, reject) => {
      client?.on("error", reject);
      client?.once("end", () => reject(new Error("The database closed the connection")));
    });
    broken.catch(() => undefined);
    try {
      await client.connect();
      client.on("notification", heard);
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      heard();
      await Promise.race([broken, aborted(over.signal)]);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const run = async () => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!over.signal.aborted) {
      const startedAt = performance.now();
      try {
        await once();
      } catch (error) {
        if (over.signal.aborted) return;
        onError(error as Error);
        if (performance.now() - startedAt > LONGEST_PAUSE_MS) pauseMs = FIRST_PAUSE_MS;
        await sleep(pauseMs, undefined, { signal: over.signal }).catch(() => undefined);
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      }
    }
  };
  const running = run();
  return async () => {
    over.abort();
    await running;
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
