import type { Lake } from "./lake.ts";
import { ancestors } from "./store/ancestors.ts";
import type { Manifest } from "./store/manifest.ts";

/** A snapshot as the history lists it. */
export interface LogEntry {
  readonly snapshot: string;
  readonly parent: string | null;
  /** ISO time, UTC. */
  readonly created: string;
  readonly message: string;
  readonly datasets: number;
  readonly parts: number;
  readonly rows: number;
  readonly bytes: number;
}

/** The history of the lake from HEAD back, the newest first; it ends where gc removed what came before. */
export async function log(
  lake: Pick<Lake, "dir" | "head">,
  { limit = 20 }: { limit?: number } = {},
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const { id, manifest } of ancestors(lake.dir, await lake.head())) {
    if (entries.push(entryOf(id, manifest)) >= limit) break;
  }
  return entries;
}

function entryOf(snapshot: string, { parent, created, message, parts }: Manifest): LogEntry {
  return {
    snapshot,
    parent,
    created,
    message,
    datasets: new Set(parts.map((part) => part.dataset)).size,
    parts: parts.length,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
  };
}
