import type { State } from "../open-state.ts";

export interface PlaceRow {
  readonly id: string;
  readonly kind: "campus" | "building" | "room";
  readonly parentId: string | null;
  readonly nameEn: string | null;
  readonly nameKo: string | null;
  readonly floor: number | null;
}

/** All places: buildings as on the plan from its top, floors from the highest, rooms from west to east. */
export async function placeRows(state: State): Promise<PlaceRow[]> {
  const { rows } = await state.pool.query<PlaceRow>(
    `SELECT p.id, p.kind, p.parent_id AS "parentId", p.name_en AS "nameEn", p.name_ko AS "nameKo", p.floor
     FROM place p LEFT JOIN place b ON b.id = p.parent_id
     ORDER BY coalesce(b.y_m, p.y_m) DESC NULLS LAST, coalesce(p.parent_id, p.id), p.kind = 'room', p.floor DESC NULLS LAST, p.x_m NULLS LAST, p.id`,
  );
  return rows;
}

/** Floor area of a place; null where it is not known. [m²] */
export async function placeArea(state: State, id: string | null): Promise<number | null> {
  if (id === null) return null;
  const { rows } = await state.pool.query<{ area: number | null }>("SELECT area_m2 AS area FROM place WHERE id = $1", [
    id,
  ]);
  return rows[0]?.area ?? null;
}
