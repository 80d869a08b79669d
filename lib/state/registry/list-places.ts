import { sql } from "drizzle-orm";
import type { State } from "../open-state.ts";
import { etagOf } from "./precondition.ts";

/** All places with the number of devices in use right in each, a place after the one that it lies in. */
export async function listPlaces(state: State): Promise<Record<string, unknown>[]> {
  const { rows } = await state.db.execute<{ updated_at: string }>(sql`
    WITH RECURSIVE tree AS (
      SELECT place.*, ARRAY[id] AS way FROM place WHERE parent_id IS NULL OR parent_id NOT IN (SELECT id FROM place)
      UNION ALL SELECT place.*, way || place.id FROM place JOIN tree ON place.parent_id = tree.id
      WHERE NOT place.id = ANY (way))
    SELECT id, kind, parent_id, name_en, name_ko, floor, x_m, y_m, latitude, longitude, area_m2, note, updated_at,
      (SELECT count(*) FROM device WHERE place_id = tree.id AND status <> 'retired')::int AS devices
    FROM tree ORDER BY way`);
  return rows.map((row) => {
    const at = new Date(row.updated_at);
    return { ...row, updated_at: at.toISOString(), etag: etagOf(at) };
  });
}
