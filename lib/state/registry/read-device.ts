import { asc, desc, eq, or, sql } from "drizzle-orm";
import type { State } from "../open-state.ts";
import { change, device, deviceToken, point } from "../schema/registry.ts";
import { tokenJson } from "../tokens/token-json.ts";
import { etagOf } from "./precondition.ts";
import { RegistryError } from "./registry-error.ts";
import { toJsonFields } from "./snake.ts";

/** The way from the campus down to a place. */
export interface PlaceStep {
  readonly id: string;
  readonly kind: string;
  readonly name_en: string | null;
  readonly name_ko: string | null;
  readonly floor: number | null;
}

/** A device with its points, its tokens without their secrets, and where it is; and its ETag. */
export async function readDevice(state: State, id: string) {
  const [row] = await state.db.select().from(device).where(eq(device.id, id));
  if (!row) throw new RegistryError("missing", `There is no device ${id}`);
  const [points, tokens, places] = await Promise.all([
    state.db.select().from(point).where(eq(point.deviceId, id)).orderBy(asc(point.metric)),
    state.db.select().from(deviceToken).where(eq(deviceToken.deviceId, id)).orderBy(desc(deviceToken.createdAt)),
    placePath(state, row.placeId),
  ]);
  const json = {
    ...toJsonFields(row),
    places,
    points: points.map(({ deviceId: _, ...rest }) => toJsonFields(rest)),
    tokens: tokens.map((token) => tokenJson(token, new Date())),
  };
  return { row, points, places, json, etag: etagOf(row.updatedAt) };
}

/** A place and what it lies in, the campus first. */
async function placePath(state: State, id: string | null): Promise<PlaceStep[]> {
  if (!id) return [];
  const { rows } = await state.db.execute<PlaceStep & Record<string, unknown>>(sql`
    WITH RECURSIVE way AS (
      SELECT place.*, 0 AS height FROM place WHERE id = ${id}
      UNION ALL SELECT place.*, height + 1 FROM place JOIN way ON place.id = way.parent_id WHERE height < 9)
    SELECT id, kind, name_en, name_ko, floor FROM way ORDER BY height DESC`);
  return rows;
}

/** What was changed about a device, its points and its tokens, the newest first. */
export async function deviceHistory(state: State, id: string, { limit = 100, before = Number.MAX_SAFE_INTEGER } = {}) {
  const [row] = await state.db.select({ id: device.id }).from(device).where(eq(device.id, id));
  if (!row) throw new RegistryError("missing", `There is no device ${id}`);
  const own = or(
    sql`(${change.entity} IN ('device', 'token') AND ${change.entityId} = ${id})`,
    sql`(${change.entity} = 'point' AND starts_with(${change.entityId}, ${`${id}/`}) AND strpos(substr(${change.entityId}, ${id.length + 2}), '/') = 0)`,
  );
  const rows = await state.db
    .select()
    .from(change)
    .where(sql`${own} AND ${change.id} < ${before}`)
    .orderBy(desc(change.id))
    .limit(limit);
  return rows.map((each) => toJsonFields(each));
}
