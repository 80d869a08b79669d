import { eventText } from "./event-text.ts";
import { frameQueue } from "./frame-queue.ts";
import type { LiveFrame } from "./live-frame.ts";

/** Where a client's bytes go. */
export interface ClientSink {
  /** Gives false when it has enough for now: `drained` of the client is to be called when there is room again. */
  write(bytes: Uint8Array): boolean;
}

export interface LiveClient {
  drained(): void;
  leave(): void;
}

/** All who watch: each frame is written out once, and the same bytes go to everybody. */
export interface LiveClients {
  readonly count: number;
  /** Lets a client in; what it missed since the event it names comes first, or all of now. */
  join(sink: ClientSink, lastEventId: string | null): LiveClient;
  /** Sends a frame of changes. */
  send(frame: LiveFrame): void;
  /** Says that the stream is alive. */
  beat(): void;
}

/** Frames that wait for a slow client: two seconds. */
const MOST_WAITING = 10;
/** Frames that are kept for those who come back: ten seconds. */
const KEPT = 50;
const RETRY_MS = 2000;
const BEAT = Buffer.from(": beat\n\n");

/** Clients of one run of the server: event ids begin with its name. */
export function liveClients(run: string, now: () => LiveFrame): LiveClients {
  const clients = new Set<{ sink: ClientSink; isFull: boolean; queue: ReturnType<typeof frameQueue<Uint8Array>> }>();
  let recent: { readonly id: number; readonly bytes: Uint8Array }[] = [];
  const bytesOf = (frame: LiveFrame) => Buffer.from(`id: ${run}-${frame.id}\n${eventText("frame", frame)}`);

  /** The frames after an event, where all of them are kept. */
  const missed = (lastEventId: string | null): Uint8Array[] | undefined => {
    const [, of, id] = /^(.+)-(\d+)$/.exec(lastEventId ?? "") ?? [];
    const from = recent.findIndex((frame) => frame.id === Number(id));
    return of === run && from >= 0 ? recent.slice(from + 1).map(({ bytes }) => bytes) : undefined;
  };

  return {
    get count() {
      return clients.size;
    },
    join(sink, lastEventId) {
      const client = { sink, isFull: false, queue: frameQueue<Uint8Array>(MOST_WAITING) };
      const start = missed(lastEventId) ?? [bytesOf(now())];
      client.isFull = !sink.write(Buffer.concat([Buffer.from(`retry: ${RETRY_MS}\n\n`), ...start]));
      clients.add(client);
      return {
        drained() {
          client.isFull = false;
          const { frames, dropped } = client.queue.take();
          if (frames.length === 0) return;
          // Changes that were dropped are in none of those that are left: all of now stands in for them.
          const bytes = dropped > 0 ? [Buffer.from(eventText("dropped", { frames: dropped })), bytesOf(now())] : frames;
          client.isFull = !sink.write(Buffer.concat(bytes));
        },
        leave: () => void clients.delete(client),
      };
    },
    send(frame) {
      const bytes = bytesOf(frame);
      recent = [...recent.slice(1 - KEPT), { id: frame.id, bytes }];
      for (const client of clients) {
        if (client.isFull) client.queue.push(bytes);
        else client.isFull = !client.sink.write(bytes);
      }
    },
    beat() {
      for (const client of clients) if (!client.isFull) client.isFull = !client.sink.write(BEAT);
    },
  };
}
