import type { State } from "../open-state.ts";

/** A point of another device of the same kind. */
export interface PeerPoint {
  readonly deviceId: string;
  readonly metric: string;
  readonly gain: number;
  readonly offset: number;
}

/** The points of one metric of other devices of the same kind in use, those of the same building first. */
export async function peerPoints(
  state: State,
  device: { readonly id: string; readonly kind: string | null; readonly building: string | null },
  metric: string,
  most: number,
): Promise<PeerPoint[]> {
  const { rows } = await state.pool.query<PeerPoint>(
    `SELECT point.device_id AS "deviceId", metric, calibration_gain AS gain, calibration_offset AS offset
     FROM point JOIN device d ON d.id = point.device_id LEFT JOIN place p ON p.id = d.place_id
     WHERE d.kind = $2 AND d.id <> $1 AND d.status <> 'retired' AND metric = $4
     ORDER BY coalesce($3 IN (p.id, p.parent_id), false) DESC, d.id LIMIT $5`,
    [device.id, device.kind, device.building, metric, most],
  );
  return rows;
}
