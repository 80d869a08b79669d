import type { Decoded } from "#lib/broker/decoded.ts";
import type { EmbeddedBroker } from "#lib/broker/embedded-broker.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { STATUS_TOPIC } from "#lib/broker/topics.ts";
import { Acknowledger } from "./acknowledger.ts";
import type { AlarmWatch } from "./alarms/watch-alarms.ts";
import { type Compaction, scheduleCompaction } from "./schedule-compaction.ts";
import { type IngestStatus, StatusCounter } from "./status.ts";
import { readSegment } from "./wal/read-segment.ts";
import { listSegments, walBytes, walFolder } from "./wal/segment.ts";
import { openWal } from "./wal/wal.ts";

/** Where messages come from, and acknowledgements and the status go to. */
export type Source = Pick<EmbeddedBroker, "publish" | "close">;

export interface IngestOptions {
  readonly home: string;
  readonly siteId: string;
  readonly now: () => number;
  readonly say: (line: string) => void;
  /** Starts the broker, or the client of one: what it gets it hands to `store`. */
  readonly connect: (store: (message: RawMessage, stored: () => void) => void) => Promise<Source>;
  readonly decode: (message: RawMessage) => Decoded;
  /** Moves what segments hold into the lake and removes them: several times in a run, never twice at once. */
  readonly compact: Compaction;
  readonly compactSeconds: number;
  /** Judges what is on the disk. */
  readonly alarms?: AlarmWatch;
  /** Told of each message that is on the disk. */
  readonly hear?: (decoded: Decoded) => void;
  /** Told when the log failed: nothing is acknowledged any more, so the process should end. */
  readonly onFailure: (error: Error) => void;
}

export interface Ingest {
  readonly status: () => IngestStatus;
  /** Compacts what there is, now. */
  compactNow(): Promise<void>;
  close(): Promise<void>;
}

const STATUS_MS = 1000;
const ACKNOWLEDGE_MS = 100;

/** Takes messages, logs them, acknowledges them, and has them moved into the lake. */
export async function startIngest(options: IngestOptions): Promise<Ingest> {
  const { home, now, decode, say, alarms } = options;
  const folder = walFolder(home);
  const left = await listSegments(folder);
  const counter = new StatusCounter(now);
  const acknowledger = await Acknowledger.open(home, options.siteId);
  let source: Source | undefined;

  const observe = (message: RawMessage, decoded: Decoded) => {
    counter.count(decoded);
    acknowledger.note(message, decoded);
    options.hear?.(decoded);
  };
  const wal = await openWal(folder, {
    now,
    onFailure(error) {
      counter.fail(error);
      options.onFailure(error);
    },
    onGroup(messages, position) {
      counter.store(messages.length);
      const decoded = messages.map((message) => {
        const each = decode(message);
        observe(message, each);
        return each;
      });
      alarms?.group(decoded, position);
    },
  });
  alarms?.begin();
  const compaction = scheduleCompaction({
    say,
    seconds: options.compactSeconds,
    soon: left.length > 0,
    bytes: () => walBytes(folder),
    async run(signal) {
      const segments = await wal.seal();
      if (segments.length === 0) return;
      // What the segments say of numbers goes with them, so it must be on the disk before.
      await acknowledger.save();
      await alarms?.settle(signal);
      await options.compact(segments, signal);
      alarms?.forget(segments);
      counter.compacted();
    },
    onError: (error) => counter.compactionFailed(error),
  });
  const tell = async () => {
    const bytes = await walBytes(folder);
    source?.publish(STATUS_TOPIC, JSON.stringify(counter.status(bytes)), { retain: true });
  };
  const acknowledging = setInterval(() => {
    for (const { topic, payload } of acknowledger.due()) source?.publish(topic, payload, { retain: true });
  }, ACKNOWLEDGE_MS);
  const telling = setInterval(() => void tell().catch((error: Error) => counter.compactionFailed(error)), STATUS_MS);
  const close = async () => {
    clearInterval(acknowledging);
    clearInterval(telling);
    await source?.close();
    await compaction.close();
    await wal.close();
  };
  try {
    source = await options.connect((message, stored) => wal.append(message, stored));
  } catch (error) {
    await close();
    throw error;
  }
  // What an earlier run logged counts too; it is read while messages come in already.
  const reread = rereadSegments(left, (message) => acknowledger.note(message, decode(message)));
  reread.catch((error: Error) => say(`Cannot read the log of an earlier run again: ${error.message}`));
  return {
    status: () => counter.status(0),
    compactNow: () => compaction.runNow(),
    async close() {
      await close();
      await reread.catch(() => undefined);
    },
  };
}

async function rereadSegments(files: readonly string[], note: (message: RawMessage) => void): Promise<void> {
  for (const file of files) {
    const { messages } = await readSegment(file).catch((error: NodeJS.ErrnoException) => {
      // Compacted in the meantime: its numbers are saved.
      if (error.code === "ENOENT") return { messages: [] };
      throw error;
    });
    let i = 0;
    for (const message of messages) {
      note(message);
      if (++i % 2000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
