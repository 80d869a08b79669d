import { spawn } from "node:child_process";
import { once } from "node:events";
import { PROJECT_ROOT } from "../world.ts";

interface ProgramEnd {
  /** Its exit code; null where a signal ended it; `ENOENT` and such where it could not begin. */
  readonly code: number | string | null;
  readonly output: string;
}

/** Begins a program in the project's folder, beside whatever else is done meanwhile; what it gives waits for its end. */
export function beginProgram(command: string, args: readonly string[]): () => Promise<ProgramEnd> {
  const child = spawn(command, args, { cwd: PROJECT_ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = Promise.race([
    once(child, "close").then(([code]) => code as number | null),
    once(child, "error").then(([error]) => (error as NodeJS.ErrnoException).code ?? "unknown"),
  ]);
  return async () => ({ code: await ended, output });
}
