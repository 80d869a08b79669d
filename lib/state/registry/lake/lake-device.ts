import { sql } from "drizzle-orm";
import type { ListedDevice } from "#lib/metering/listed-device.ts";
import type { State } from "../../open-state.ts";
import { WHEREABOUTS } from "../../whereabouts.ts";
import { roomNumber } from "../listed-place.ts";

/** A device as the lake's dataset `device` has it. */
export interface LakeDevice extends ListedDevice {
  readonly source: string;
}

/** Names of its columns, in order. */
export const LAKE_COLUMNS = [
  ...["device_id", "kind", "role", "building", "building_en", "building_ko", "room", "floor"],
  ...["x_m", "y_m", "rated_w", "quality", "source"],
] as readonly (keyof LakeDevice)[];

/** Who says what a person said of a device. */
const SOURCE = "registry";

/** The devices in use that somebody has named, as the lake is to have them, by id. */
export async function knownDevices(state: State): Promise<(LakeDevice & { readonly isListed: boolean })[]> {
  const { rows } = await state.db.execute<Record<string, unknown>>(sql`
    SELECT d.id AS device_id, coalesce(d.kind, 'other') AS kind, d.role, b.id AS building, b.name_en AS building_en,
      b.name_ko AS building_ko, CASE WHEN p.kind = 'room' THEN p.id END AS room, p.floor, d.x_m, d.y_m, d.rated_w,
      d.quality, coalesce(d.source, ${SOURCE}) AS source, d.source IS NOT NULL AS "isListed"
    FROM device d ${sql.raw(WHEREABOUTS)}
    WHERE d.status = 'known' ORDER BY d.id COLLATE "C"`);
  return rows.map((row) => ({ ...row, room: row.room === null ? null : roomNumber(row.room as string) })) as never;
}
