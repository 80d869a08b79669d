import type { WriteStream } from "node:tty";
import type { Progress } from "./progress.ts";
import { terminalProgress } from "./terminal-progress.ts";

export function createProgress(stream: WriteStream): Progress {
  return stream.isTTY ? terminalProgress(stream) : plainProgress(stream);
}

function plainProgress(stream: WriteStream): Progress {
  return {
    task: () => ({ update: () => {}, end: () => {} }),
    line: (text) => void stream.write(`${text}\n`),
    stop: () => {},
  };
}
