import path from "node:path";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { readSegment } from "../wal/read-segment.ts";
import { listSegments } from "../wal/segment.ts";

/** How far the log has been judged, and how far it goes. */
export interface Progress {
  /** Messages that were judged, by name of the segment. */
  readonly judged: Map<string, number>;
  /** Messages that were written since the start, by name of the segment. */
  readonly written: ReadonlyMap<string, number>;
}

export interface CatchUpOptions {
  readonly signal: AbortSignal;
  /** Called at the moment when `judged` has overtaken `written`. */
  readonly reached: () => void;
}

const PAUSE_AFTER = 2000;

/**
 * Judges what the log holds and was not judged yet, until there is no more: what comes in meanwhile is read from the log as well, so
 * that all is judged in its order and nothing has to be held in memory.
 */
export async function catchUp(
  folder: string,
  { judged, written }: Progress,
  judge: (message: RawMessage) => void,
  { signal, reached }: CatchUpOptions,
): Promise<void> {
  const there = new Set((await listSegments(folder)).map((file) => path.basename(file)));
  for (const name of judged.keys()) if (!there.has(name)) judged.delete(name);
  const offsets = new Map<string, number>();
  const isDue = (name: string) => !offsets.has(name) || (written.get(name) ?? 0) > (judged.get(name) ?? 0);
  for (;;) {
    const due = (await listSegments(folder)).filter((file) => isDue(path.basename(file)));
    if (due.length === 0) return reached();
    for (const file of due) {
      const name = path.basename(file);
      const from = offsets.get(name);
      const { messages, end } = await readSegment(file, from).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return { messages: [], end: Number.POSITIVE_INFINITY };
        throw error;
      });
      const before = judged.get(name) ?? 0;
      const skip = from === undefined ? before : 0;
      for (let i = skip; i < messages.length; i++) {
        judge(messages[i]!);
        if (i % PAUSE_AFTER === PAUSE_AFTER - 1) {
          judged.set(name, before + i + 1 - skip);
          await new Promise((resolve) => setImmediate(resolve));
          signal.throwIfAborted();
        }
      }
      judged.set(name, before + Math.max(0, messages.length - skip));
      offsets.set(name, end);
    }
  }
}
