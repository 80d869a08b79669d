import { WHEREABOUTS } from "../whereabouts.ts";
import { ms } from "./ms.ts";

/** Metrics that stand for a device, the first that it has. */
const MAIN = "ARRAY['power_w', 'temp_c', 'poa_w_per_m2', 'humidity_pct', 'energy_wh']";

/** What was judged longer ago is not told any more: no worker has looked since. */
const FORGOTTEN = "3 hours";

/** What a list says of a device `d`; see DeviceRow. */
export const DEVICE_COLUMNS = `d.id, d.status, d.kind, d.name_en AS "nameEn", d.name_ko AS "nameKo", d.place_id AS "placeId",
  b.id AS building, b.name_en AS "buildingEn", b.name_ko AS "buildingKo",
  CASE p.kind WHEN 'room' THEN coalesce(p.name_en, split_part(p.id, '/', 2)) END AS room, p.floor, d.quality,
  ${ms("d.first_seen")} AS "firstSeen", ${ms("d.last_seen")} AS "lastSeen",
  main.metric, main.unit, main.calibration_gain * main.last_value + main.calibration_offset AS value, ${ms("main.last_ts")} AS "valueAt",
  coalesce(ranges.outside, '{}') AS outside,
  ${ms("health.parted_since")} AS "partedSince", health.readings,
  coalesce(open.alarms, 0)::int AS alarms, coalesce(open.unacked, 0)::int AS unacked, open.worst`;

/** A device with its place, its building, its main point and its open alarms. */
export const DEVICE_TABLES = `device d
  ${WHEREABOUTS}
  LEFT JOIN (SELECT DISTINCT ON (device_id) * FROM point
    ORDER BY device_id, array_position(${MAIN}, metric) NULLS LAST, metric) main ON main.device_id = d.id
  LEFT JOIN (SELECT device_id, array_agg(metric ORDER BY metric) AS outside FROM point
    WHERE calibration_gain * last_value + calibration_offset < range_min
       OR calibration_gain * last_value + calibration_offset > range_max GROUP BY device_id) ranges ON ranges.device_id = d.id
  LEFT JOIN device_health health ON health.device_id = d.id AND health.judged_at > now() - interval '${FORGOTTEN}'
  LEFT JOIN (SELECT device_id, count(*) FILTER (WHERE active) AS alarms, count(*) FILTER (WHERE NOT acked) AS unacked,
      max(severity) FILTER (WHERE active) AS worst
    FROM alarm WHERE closed_at IS NULL AND (shelved_until IS NULL OR shelved_until < now()) GROUP BY device_id) open
    ON open.device_id = d.id`;
