import type { WriteStream } from "node:tty";
import type { Progress, Task } from "./progress.ts";
import { terminalProgress } from "./terminal-progress.ts";

/** Bars on a terminal; elsewhere no more than the lines, or, with `quarters`, a line at each quarter of a task. */
export function createProgress(stream: WriteStream, { quarters = false } = {}): Progress {
  return stream.isTTY ? terminalProgress(stream) : plainProgress(stream, quarters);
}

function plainProgress(stream: WriteStream, quarters: boolean): Progress {
  const line = (text: string) => void stream.write(`${text}\n`);
  return {
    task: (label) => (quarters ? quarterTask(label, line) : { update: () => {}, end: () => {} }),
    line,
    stop: () => {},
  };
}

function quarterTask(label: string, line: (text: string) => void): Task {
  let said = 0;
  return {
    update(done, total) {
      const quarter = total > 0 ? Math.floor((4 * done) / total) : 0;
      if (quarter > said && quarter < 4) line(`${label}: ${quarter * 25} %`);
      said = Math.max(said, quarter);
    },
    end: () => {},
  };
}
