import { sql } from "drizzle-orm";
import type { State } from "../open-state.ts";

/** Notes that tokens were used at a moment, to the minute. */
export async function noteUsed(state: State, tokenIds: readonly string[], at: number): Promise<void> {
  if (tokenIds.length === 0) return;
  const moment = new Date(at);
  await state.db.execute(sql`
    UPDATE device_token SET last_used_at = ${moment.toISOString()}::timestamptz
    WHERE id = ANY (${sql.param([...tokenIds])}::uuid[])
      AND (last_used_at IS NULL OR last_used_at < ${moment.toISOString()}::timestamptz - interval '50 seconds')`);
}
