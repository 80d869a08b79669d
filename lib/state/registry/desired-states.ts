import { sql } from "drizzle-orm";
import type { State } from "../open-state.ts";

/** What people want devices in use to be, by device. */
export async function desiredStates(state: State): Promise<Record<string, Record<string, unknown>>> {
  const { rows } = await state.db.execute<{ id: string; desired: Record<string, unknown> }>(
    sql`SELECT id, desired FROM device WHERE desired IS NOT NULL AND status <> 'retired' ORDER BY id COLLATE "C"`,
  );
  return Object.fromEntries(rows.map(({ id, desired }) => [id, desired]));
}
