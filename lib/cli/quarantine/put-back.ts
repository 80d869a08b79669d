import type { RawMessage } from "#lib/broker/raw-message.ts";
import { walFolder } from "#lib/ingest/wal/segment.ts";
import { writeSealed } from "#lib/ingest/wal/write-sealed.ts";

/** Puts messages back into the log under a home, as a segment of their own, and returns once they are on the disk. */
export async function putBack(home: string, messages: readonly RawMessage[]): Promise<void> {
  await writeSealed(walFolder(home), messages, Date.now());
}
