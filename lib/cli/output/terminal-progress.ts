import type { WriteStream } from "node:tty";
import cliProgress, { type MultiBar, type SingleBar } from "cli-progress";
import type { Progress, Task } from "./progress.ts";

const PATIENCE_MS = 1000;
const BAR_CELLS = 24;

/** Bars on a terminal. They stand until the last of those running at once has ended, then clear away together. */
export function terminalProgress(stream: WriteStream): Progress {
  let bars: MultiBar | undefined;
  let running = 0;
  /** Lines handed to the bars that no redraw has shown yet. */
  let unshown: string[] = [];

  const createBars = (): MultiBar => {
    const created = new cliProgress.MultiBar({
      stream,
      format: formatBar,
      hideCursor: true,
      clearOnComplete: true,
      linewrap: false,
      gracefulExit: false,
      emptyOnZero: true,
      forceRedraw: true,
    });
    created.on("redraw-post", () => {
      unshown = [];
    });
    return created;
  };

  const task = (label: string): Task => {
    const payload: BarPayload = { label, startedAt: performance.now() };
    let bar: SingleBar | undefined;
    let last = { done: 0, total: 0 };
    let ended = false;
    running++;
    const timer = setTimeout(() => {
      bars ??= createBars();
      bar = bars.create(last.total, last.done, payload);
    }, PATIENCE_MS);
    return {
      update(done, total) {
        last = { done, total };
        bar?.setTotal(total);
        bar?.update(done);
      },
      end() {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        running--;
        if (running === 0) stop();
        else bar?.update(last.total);
      },
    };
  };

  const stop = () => {
    bars?.stop();
    bars = undefined;
    for (const text of unshown) stream.write(text);
    unshown = [];
  };

  const line = (text: string) => {
    if (!bars) {
      stream.write(`${text}\n`);
      return;
    }
    bars.log(`${text}\n`);
    unshown.push(`${text}\n`);
  };

  return { task, line, stop };
}

interface BarPayload {
  readonly label: string;
  readonly startedAt: number;
}

function formatBar(_options: unknown, { value, total }: { value: number; total: number }, payload: BarPayload): string {
  const seconds = `${Math.round((performance.now() - payload.startedAt) / 1000)} s`;
  const label = payload.label.padEnd(32);
  if (total === 0) return `${label} ${seconds}`;
  const share = Math.min(1, value / total);
  const filled = Math.round(share * BAR_CELLS);
  const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  return `${label} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${seconds}`;
}
