import type { Snapshot } from "#lib/lake/snapshot.ts";

/** A device as the lake lists it. */
export interface LiveDevice {
  readonly device_id: string;
  readonly kind: string;
  readonly role: string;
  readonly building: string | null;
  readonly building_en: string | null;
  readonly building_ko: string | null;
  readonly room: string | null;
  readonly floor: number | null;
  readonly x_m: number | null;
  readonly y_m: number | null;
  readonly rated_w: number | null;
  readonly quality: string;
}

const SQL = `SELECT device_id, kind, role, building, building_en, building_ko, room, floor, x_m, y_m, rated_w, quality
FROM device ORDER BY y_m DESC, building, floor DESC, x_m, device_id`;

/** The devices of the site, from the top of the plan to its bottom. */
export async function liveDevices(snapshot: Snapshot): Promise<LiveDevice[]> {
  return (await snapshot.query(SQL)).rows<LiveDevice>();
}
