import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { byPid, type ProcessEntry, type ProcessTable } from "./process-table.ts";

/** Linux counts times for programs in hundredths of a second, whatever the kernel's own clock is (USER_HZ). */
const TICKS = 100;

/** The processes of Linux. Times of children that have ended, and were waited for, are in their parent's. */
export function procTable(root = "/proc"): ProcessTable {
  return async () => {
    const pids = (await readdir(root)).filter((name) => /^\d+$/.test(name));
    const entries = await Promise.all(
      pids.map(async (pid) => {
        // A process that has ended in the meantime has no file any more.
        const stat = await readFile(path.join(root, pid, "stat"), "utf8").catch(() => "");
        return entryOf(stat);
      }),
    );
    return byPid(entries.filter((entry) => entry !== null));
  };
}

/** Processor time of this process' children that have ended and were waited for. [s] */
export function reapedSeconds(root = "/proc"): number {
  const [cutime, cstime] = fieldsOf(readFileSync(path.join(root, "self/stat"), "utf8")).slice(13, 15);
  return (Number(cutime) + Number(cstime)) / TICKS;
}

function entryOf(stat: string): ProcessEntry | null {
  const pid = Number.parseInt(stat, 10);
  const fields = fieldsOf(stat);
  if (!(pid > 0) || fields.length < 20) return null;
  const times = fields.slice(11, 15).map(Number);
  return {
    pid,
    parent: Number(fields[1]),
    started: fields[19] as string,
    cpuSeconds: times.reduce((sum, ticks) => sum + ticks, 0) / TICKS,
  };
}

/** The fields from the third (state) on: the second is the program's name, which may hold blanks and brackets. */
function fieldsOf(stat: string): string[] {
  return stat
    .slice(stat.lastIndexOf(")") + 2)
    .trim()
    .split(" ");
}
