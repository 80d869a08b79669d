import type { RawMessage } from "#lib/broker/raw-message.ts";
import { UserError } from "#lib/core/user-error.ts";

/** Puts messages back into the log under a home, as a segment of their own, and returns once they are on the disk. */
export async function putBack(home: string, messages: readonly RawMessage[]): Promise<void> {
  throw new UserError(`Cannot put ${messages.length} messages back as ${home} has no log yet: run wattbook ingest`);
}
