import { readFile, stat } from "node:fs/promises";
import path from "node:path";

/** The ids that a process runs with. */
export interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** Who PostgreSQL runs as: ourselves, but where we are root, which it refuses, `postgres` or else `nobody`. */
export async function postgresUser(): Promise<Ids | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const [, , uid, gid] = lines.find(([name]) => name === "postgres") ?? lines.find(([name]) => name === "nobody") ?? [];
  if (uid === undefined || gid === undefined) {
    throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody: set DATABASE_URL");
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether a user may reach what is in a folder: all folders above it let them through. */
export async function mayReach(folder: string, { uid, gid }: Ids): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found) {
      const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
      if (!(found.mode & bit)) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}
