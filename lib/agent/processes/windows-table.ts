import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { byPid, type ProcessEntry, type ProcessTable } from "./process-table.ts";

const SCRIPT =
  "Get-CimInstance Win32_Process | ForEach-Object { '{0} {1} {2} {3}' -f $_.ProcessId, $_.ParentProcessId, " +
  "$_.CreationDate.Ticks, ($_.UserModeTime + $_.KernelModeTime) }";

/** Windows counts processor time in tenths of a microsecond. */
const PER_SECOND = 1e7;

/** The processes of Windows. What ended between two looks is not in it. */
export const windowsTable: ProcessTable = async () => {
  const { stdout } = await promisify(execFile)("powershell", ["-NoProfile", "-Command", SCRIPT], {
    maxBuffer: 2 ** 24,
  });
  return byPid(readWindows(stdout));
};

/** Lines such as `4242 812 638000000000000000 312500000`. */
export function readWindows(text: string): ProcessEntry[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, pid, parent, started = "", time] = /^(\d+) (\d+) (\d*) (\d+)\s*$/.exec(line) ?? [];
    if (pid === undefined) return [];
    return [{ pid: Number(pid), parent: Number(parent), started, cpuSeconds: Number(time) / PER_SECOND }];
  });
}
