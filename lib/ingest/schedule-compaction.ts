/** Moves what segments hold into the lake, and removes them. */
export type Compaction = (segments: readonly string[], signal: AbortSignal) => Promise<void>;

export interface CompactionSchedule {
  readonly seconds: number;
  /** Whether to begin at once. */
  readonly soon: boolean;
  /** Size of the log. A large one is not left to wait. [bytes] */
  readonly bytes: () => Promise<number>;
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly say: (line: string) => void;
  readonly onError: (error: Error) => void;
}

const LARGE_BYTES = 256 * 2 ** 20;
const LOOK_MS = 1000;
/** After a failure, also a large log waits. */
const AFTER_FAILURE_MS = 15_000;

/** Runs compactions one after another: at intervals, when the log has grown large, and when asked. */
export function scheduleCompaction(schedule: CompactionSchedule) {
  const { seconds, bytes, run, say, onError } = schedule;
  const stop = new AbortController();
  let dueAt = performance.now() + (schedule.soon ? 0 : seconds * 1000);
  let notBefore = 0;
  let running: Promise<void> | undefined;

  const start = () => {
    running ??= run(stop.signal)
      .catch((error: Error) => {
        if (stop.signal.aborted) return;
        notBefore = performance.now() + AFTER_FAILURE_MS;
        onError(error);
        say(`Cannot move telemetry into the lake: ${error.message}. It stays in the log, and is tried again.`);
      })
      .finally(() => {
        running = undefined;
        dueAt = performance.now() + seconds * 1000;
      });
    return running;
  };
  const look = async () => {
    if (running || performance.now() < notBefore) return;
    if (performance.now() >= dueAt || (await bytes()) > LARGE_BYTES) await start();
  };
  const timer = setInterval(() => void look().catch(onError), LOOK_MS);
  return {
    /** Waits for what runs, and then runs once more. */
    async runNow(): Promise<void> {
      await running;
      await start();
    },
    /** Stops what runs; it is done again in the next run. */
    async close(): Promise<void> {
      clearInterval(timer);
      stop.abort();
      await running;
    },
  };
}
