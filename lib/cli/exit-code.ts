import type { Writable } from "node:stream";
import { CommanderError } from "commander";
import { UserError } from "#lib/core/user-error.ts";

const OK = 0;
const USER_ERROR = 1;
const MISUSE = 2;
/** EX_SOFTWARE of sysexits.h: a fault of ours, told apart from a user's mistake. */
const OUR_FAULT = 70;
/** 128 + SIGINT, as shells count. */
const CANCELLED = 130;

/** Ends a command with an exit code of its choice: all that there is to say has been said. */
export class ExitWith extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit code ${code}`);
    this.code = code;
  }
}

/** Runs a command to its exit code: what went wrong is said on `err`, in one line unless the fault is ours. */
export async function exitCode(run: () => Promise<unknown>, signal: AbortSignal, err: Writable): Promise<number> {
  try {
    await run();
    return OK;
  } catch (error) {
    if (error instanceof ExitWith) return error.code;
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : MISUSE;
    if (signal.aborted) {
      err.write("Cancelled.\n");
      return CANCELLED;
    }
    if (error instanceof UserError) {
      err.write(`${error.message.replaceAll(/\s*\n\s*/g, " ")}\n`);
      return USER_ERROR;
    }
    err.write(`This is a fault of Wattbook, please report it:\n${describe(error)}\n`);
    return OUR_FAULT;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
