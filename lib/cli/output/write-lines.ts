import { once } from "node:events";
import type { Writable } from "node:stream";

const LINES_AT_ONCE = 5000;

/** Writes lines, no faster than they are read. */
export async function writeLines(stream: Writable, lines: Iterable<string>): Promise<void> {
  let held: string[] = [];
  const flush = async () => {
    if (held.length > 0 && !stream.write(`${held.join("\n")}\n`)) await once(stream, "drain");
    held = [];
  };
  for (const line of lines) {
    held.push(line);
    if (held.length === LINES_AT_ONCE) await flush();
  }
  await flush();
}
