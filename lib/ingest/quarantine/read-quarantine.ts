import { quarantinedSegments, readLines } from "./quarantine-file.ts";
import { isMeant, type Reject, type RejectFilter } from "./reject.ts";
import { fromLine } from "./reject-line.ts";

/** What is in quarantine, in the order in which it came; lines that a disk has damaged are left out. */
export async function* readQuarantine(home: string, filter: RejectFilter = {}): AsyncGenerator<Reject> {
  for (const segment of await quarantinedSegments(home)) {
    for (const line of await readLines(home, segment)) {
      const reject = fromLine(line);
      if (reject && isMeant(reject, filter)) yield reject;
    }
  }
}
