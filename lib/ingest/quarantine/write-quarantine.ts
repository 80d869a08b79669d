import { writeLines } from "./quarantine-file.ts";
import type { Reject } from "./reject.ts";
import { toLine } from "./reject-line.ts";

/**
 * Keeps what was rejected of a segment of the log. Done again, it takes the place of what was kept before: so a segment may be
 * worked through twice, and must be even where nothing is rejected any more.
 */
export async function writeQuarantine(home: string, segment: string, rejects: readonly Reject[]): Promise<void> {
  await writeLines(home, segment, rejects.map(toLine));
}
