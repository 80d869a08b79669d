import { sql } from "drizzle-orm";
import type { State } from "../open-state.ts";

/** Tokens of a device that were not revoked; empty where it had some once. */
export interface KnownTokenRows {
  readonly tokens: Record<string, { id: string; hash: string; expires: number | null }[]>;
  /** Devices in use. */
  readonly devices: string[];
}

/** What a broker must know to tell who a client is: hashes, no tokens. */
export async function knownTokens(state: State): Promise<KnownTokenRows> {
  const { rows } = await state.db.execute<{
    device_id: string;
    id: string;
    hash: string;
    expires: number | null;
    is_void: boolean;
  }>(sql`
    SELECT device_id, t.id, hash, (extract(epoch FROM expires_at) * 1000)::float8 AS expires,
      revoked_at IS NOT NULL OR d.status = 'retired' AS is_void
    FROM device_token t JOIN device d ON d.id = device_id ORDER BY device_id, t.id`);
  // A map: a device may be named like something that every object has.
  const tokens = new Map<string, { id: string; hash: string; expires: number | null }[]>();
  for (const { device_id, id, hash, expires, is_void } of rows) {
    const list = tokens.get(device_id) ?? [];
    tokens.set(device_id, list);
    if (!is_void) list.push({ id, hash, expires });
  }
  const devices = await state.db.execute<{ id: string }>(
    sql`SELECT id FROM device WHERE status <> 'retired' ORDER BY id COLLATE "C"`,
  );
  return { tokens: Object.fromEntries(tokens), devices: devices.rows.map(({ id }) => id) };
}
