import { procTable, reapedSeconds } from "./proc-table.ts";
import type { ProcessTable } from "./process-table.ts";
import { psTable } from "./ps-table.ts";
import { windowsTable } from "./windows-table.ts";

/** How a system tells of its processes. */
export interface SystemProcesses {
  readonly table: ProcessTable;
  /** Processor time of this process' children that have ended; undefined where the system does not tell it. [s] */
  readonly reaped: (() => number) | undefined;
}

export function systemProcesses(platform: NodeJS.Platform): SystemProcesses {
  if (platform === "linux") return { table: procTable(), reaped: () => reapedSeconds() };
  return { table: platform === "win32" ? windowsTable : psTable, reaped: undefined };
}
