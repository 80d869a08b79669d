import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { byPid, type ProcessEntry, type ProcessTable } from "./process-table.ts";

/** The processes of macOS and other systems that have `ps`. What ended between two looks is not in it. */
export const psTable: ProcessTable = async () => {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,lstart=,time="], {
    env: { ...process.env, LC_ALL: "C" },
    maxBuffer: 2 ** 24,
  });
  return byPid(readPs(stdout));
};

/** Lines such as `  501     1 Fri Nov 27 10:35:36 2026  0:01.25`. */
export function readPs(text: string): ProcessEntry[] {
  return text.split("\n").flatMap((line) => {
    const [pid, parent, ...rest] = line.trim().split(/\s+/);
    const time = rest.pop();
    if (!/^\d+$/.test(pid ?? "") || time === undefined) return [];
    return [{ pid: Number(pid), parent: Number(parent), started: rest.join(" "), cpuSeconds: secondsOf(time) }];
  });
}

/** `[days-]hours:minutes:seconds[.hundredths]`, or less of it. */
function secondsOf(time: string): number {
  const [clock = "", days = "0"] = time.split("-").reverse();
  return clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400;
}
