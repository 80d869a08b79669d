import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { reapedSeconds } from "./proc-table.ts";
import { byPid, type ProcessEntry } from "./process-table.ts";
import { psTable, readPs } from "./ps-table.ts";
import { systemProcesses } from "./system-processes.ts";
import { TreeTime } from "./tree-time.ts";
import { readWindows } from "./windows-table.ts";

/** A process by its number, its parent's, and its time. */
const at = (pid: number, parent: number, cpuSeconds: number): ProcessEntry => ({
  pid,
  parent,
  started: String(pid),
  cpuSeconds,
});

/** Processor time of the tree of 10 after each of several looks. */
async function secondsOver(...looks: ProcessEntry[][]): Promise<number[]> {
  let now: ProcessEntry[] = [];
  const tree = new TreeTime(10, async () => byPid(now));
  const seconds: number[] = [];
  for (const each of looks) {
    now = each;
    await tree.look();
    seconds.push(tree.seconds);
  }
  return seconds;
}

describe("TreeTime", () => {
  it("counts a process and all below it, and nobody else", async () => {
    expect(await secondsOver([at(1, 0, 99), at(10, 1, 1), at(11, 10, 2), at(12, 11, 4), at(20, 1, 50)])).toEqual([7]);
  });

  it("counts one that ended once: in the parent that waited for it, or the one that waited for that", async () => {
    expect(await secondsOver([at(10, 1, 1), at(11, 10, 2)], [at(10, 1, 3)])).toEqual([3, 3]);
    expect(await secondsOver([at(10, 1, 1), at(11, 10, 2), at(12, 11, 4)], [at(10, 1, 7)])).toEqual([7, 7]);
  });

  it("goes on with one that its parent left, and keeps what it took when it ends", async () => {
    const seconds = await secondsOver(
      [at(10, 1, 1), at(11, 10, 2), at(12, 11, 4)],
      [at(10, 1, 3), at(12, 1, 6), at(13, 12, 1)],
      [at(10, 1, 4)],
    );
    expect(seconds).toEqual([7, 10, 11]);
  });

  it("never falls, also where a parent does not wait; another process of the same number is none of it", async () => {
    expect(await secondsOver([at(10, 1, 1), at(11, 10, 5)], [at(10, 1, 1)])).toEqual([6, 6]);
    const other = { ...at(11, 1, 100), started: "later" };
    expect(await secondsOver([at(10, 1, 1), at(11, 10, 5)], [at(10, 1, 6), other])).toEqual([6, 6]);
  });

  it.runIf(process.platform === "linux")("is what a real tree of processes took, ended ones and all", async () => {
    const burn =
      "const end = process.cpuUsage().user + 250_000; while (process.cpuUsage().user < end) for (let i = 0; i < 1e6; i++) Math.sqrt(i);";
    const script = `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(burn)}]); ${burn}`;
    const { table, reaped } = systemProcesses("linux");
    const before = reaped!();
    const child = spawn(process.execPath, ["-e", script], { stdio: "ignore", env: { NODE_ENV: "test" } });
    const tree = new TreeTime(child.pid!, table);
    const ended = once(child, "exit");
    await tree.look();
    await ended;
    tree.end(reapedSeconds() - before);
    expect(tree.seconds).toBeGreaterThan(0.48);
    expect(tree.seconds).toBeLessThan(1.5);
  });
});

describe("tables of processes", () => {
  it("psTable() knows this process; readPs() reads times of macOS and of Linux", async () => {
    expect((await psTable()).get(process.pid)).toMatchObject({ parent: process.ppid });
    const text =
      "  501     1 Fri Nov 27 10:35:36 2026     0:01.25\n 7 1 Fri Nov  6 01:02:03 2026 2-03:04:05\nrubbish\n";
    expect(readPs(text).map(({ pid, started, cpuSeconds }) => [pid, started, cpuSeconds])).toEqual([
      [501, "Fri Nov 27 10:35:36 2026", 1.25],
      [7, "Fri Nov 6 01:02:03 2026", 2 * 86_400 + 3 * 3600 + 4 * 60 + 5],
    ]);
  });

  it("readWindows() reads tenths of a microsecond; a process without a start is one too", () => {
    expect(readWindows("4242 812 638000000000000000 312500000\r\n0 0  90000000\r\n\r\n")).toEqual([
      { pid: 4242, parent: 812, started: "638000000000000000", cpuSeconds: 31.25 },
      { pid: 0, parent: 0, started: "", cpuSeconds: 9 },
    ]);
  });
});
