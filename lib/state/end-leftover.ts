import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ifThere } from "#lib/core/if-there.ts";

const PATIENCE_MS = 10_000;

/** Ends the PostgreSQL that an earlier run, killed outright, left running on the same files. */
export async function endLeftover(cluster: string): Promise<void> {
  const file = path.join(cluster, "postmaster.pid");
  const text = (await ifThere(readFile(file, "utf8"), file)) ?? "";
  const pid = Number(text.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !(await isPostgres(pid))) return;
  process.kill(pid, "SIGINT");
  const until = performance.now() + PATIENCE_MS;
  while (await isPostgres(pid)) {
    if (performance.now() > until) throw new Error(`PostgreSQL of an earlier start (process ${pid}) does not end`);
    await sleep(50);
  }
}

/** Whether a process is there, and PostgreSQL where that can be told: its number may belong to another by now. */
async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== "linux") return true;
  const [line, stat] = await Promise.all(
    ["cmdline", "stat"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "")),
  );
  return Boolean(line?.includes("postgres")) && !/\) Z /.test(stat ?? "");
}
