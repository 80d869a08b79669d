/** Thrown where too many wait already. */
export class TooManyQueries extends Error {
  override readonly name = "TooManyQueries";
}

/** Tells whether something thrown is one of these, also of another copy of this module. */
export function isTooManyQueries(thrown: unknown): thrown is TooManyQueries {
  return thrown instanceof Error && thrown.name === "TooManyQueries";
}

export interface TurnLimits {
  /** At once, of one client. */
  readonly perClient: number;
  /** At once, of all. */
  readonly atOnce: number;
  /** Waiting, of all. */
  readonly queue: number;
}

interface Waiting {
  readonly client: string;
  readonly start: () => void;
}

/** Lets queries run in turn: so many of one client and of all at once; the rest waits, and what is too much is turned away. */
export function createTurns({ perClient, atOnce, queue }: TurnLimits) {
  const running = new Map<string, number>();
  const waiting: Waiting[] = [];
  let all = 0;

  const mayRun = (client: string) => all < atOnce && (running.get(client) ?? 0) < perClient;
  const enter = (client: string) => {
    all++;
    running.set(client, (running.get(client) ?? 0) + 1);
  };
  const leave = (client: string) => {
    all--;
    const left = (running.get(client) ?? 1) - 1;
    if (left > 0) running.set(client, left);
    else running.delete(client);
    const next = waiting.findIndex((each) => mayRun(each.client));
    if (next !== -1) waiting.splice(next, 1)[0]?.start();
  };

  return async <T>(client: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    if (mayRun(client)) enter(client);
    else {
      if (waiting.length >= queue) throw new TooManyQueries(`${waiting.length} queries wait already`);
      await turn(client, signal);
    }
    try {
      return await work();
    } finally {
      leave(client);
    }
  };

  function turn(client: string, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const place: Waiting = {
      client,
      start: () => {
        signal?.removeEventListener("abort", give);
        enter(client);
        resolve();
      },
    };
    const give = () => {
      const at = waiting.indexOf(place);
      if (at !== -1) waiting.splice(at, 1);
      reject(signal?.reason);
    };
    waiting.push(place);
    signal?.addEventListener("abort", give, { once: true });
    return promise;
  }
}
