import { join } from "node:path";
import type { WriteStream } from "node:tty";
import type { Env } from "./env.ts";

/** What a command may touch: handed in, so that a command can be run in a test. */
export interface World {
  readonly env: Env;
  /** Aborted by SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Where data goes. */
  readonly out: WriteStream;
  /** Where progress and complaints go. */
  readonly err: WriteStream;
}

/** The project's folder. */
export const PROJECT_ROOT = join(import.meta.dirname, "../..");
