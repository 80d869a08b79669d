import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { stopTree } from "./stop-tree.ts";

/** Waits until a child ends and says how: `code 0`, `signal SIGSEGV`. An abort stops its whole tree and throws. */
export async function childEnd(child: ChildProcess, signal: AbortSignal): Promise<string> {
  try {
    const [code, name] = await once(child, "exit", { signal });
    return code === null ? `signal ${name}` : `code ${code}`;
  } catch (error) {
    if (signal.aborted) await stopTree(child);
    throw error;
  }
}
