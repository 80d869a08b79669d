import { uptime } from "node:os";

/** A process of this start of this machine: numbers of processes come again after the next. */
export interface ProcessMark {
  readonly pid: number;
  /** When the machine started, to a few seconds. [s since 1970] */
  readonly machineStarted: number;
}

/** Clocks are set now and then, and no machine starts twice in this time. [s] */
const SAME_START_SECONDS = 20;

export function ownMark(): ProcessMark {
  return { pid: process.pid, machineStarted: machineStarted() };
}

/** Whether a process is there still. */
export function isAlive(mark: ProcessMark): boolean {
  if (Math.abs(mark.machineStarted - machineStarted()) > SAME_START_SECONDS) return false;
  try {
    process.kill(mark.pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function machineStarted(): number {
  return Math.round(Date.now() / 1000 - uptime());
}
