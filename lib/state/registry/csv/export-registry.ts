import { sql } from "drizzle-orm";
import type { State } from "../../open-state.ts";
import { WHEREABOUTS } from "../../whereabouts.ts";
import { cellOf, REGISTRY_COLUMNS } from "./columns.ts";

/**
 * The whole registry as CSV (RFC 4180, with a byte order mark, as Excel needs), ready to be imported: a row a place, those first that
 * others lie in, then a row a device and metric.
 */
export async function exportRegistry(state: State): Promise<string> {
  const places = await state.db.execute<Record<string, unknown>>(sql`
    SELECT id AS place_id, kind AS place_kind, parent_id, name_en AS place_en, name_ko AS place_ko, floor, x_m AS place_x_m,
      y_m AS place_y_m, latitude, longitude, area_m2, note AS place_note
    FROM place ORDER BY array_position(ARRAY['campus', 'building', 'room'], kind), id COLLATE "C"`);
  const { rows } = await state.db.execute<Record<string, unknown>>(sql`
    SELECT d.id AS device_id, d.status, d.kind, d.role, d.name_en, d.name_ko, d.model, d.serial, d.x_m, d.y_m, d.rated_w,
      d.desired, d.twin, d.note, d.place_id, p.name_en AS place_en, p.name_ko AS place_ko, p.floor,
      b.id AS building_id, b.name_en AS building_en, b.name_ko AS building_ko,
      metric, unit, range_min, range_max, calibration_gain, calibration_offset, calibrated_at, calibrated_by, location
    FROM device d ${sql.raw(WHEREABOUTS)}
    LEFT JOIN point ON device_id = d.id ORDER BY d.id COLLATE "C", metric COLLATE "C"`);
  const lines = [...places.rows, ...rows].map((row) =>
    REGISTRY_COLUMNS.map((name) =>
      cellOf(name === "calibrated_at" && row[name] ? new Date(row[name] as string) : row[name]),
    ).join(","),
  );
  return `\uFEFF${[REGISTRY_COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}
