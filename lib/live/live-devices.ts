import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { ListedDevice } from "#lib/metering/listed-device.ts";

const SQL = `SELECT device_id, kind, role, building, building_en, building_ko, room, floor, x_m, y_m, rated_w, quality
FROM device ORDER BY y_m DESC, building, floor DESC, x_m, device_id`;

/** The devices of the site, from the top of the plan to its bottom. */
export async function liveDevices(snapshot: Snapshot): Promise<ListedDevice[]> {
  return (await snapshot.query(SQL)).rows<ListedDevice>();
}
