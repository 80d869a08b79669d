import { type SQL, sql } from "drizzle-orm";
import type { State } from "../open-state.ts";
import { WHEREABOUTS } from "../whereabouts.ts";

/** What a list of devices is asked for. */
export interface DeviceQuery {
  /** Words, each of which must be in the id, a name, the place, the model or the serial number. */
  readonly q?: string | undefined;
  readonly status?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  /** A place: what is in it, however deep. */
  readonly place?: string | undefined;
  readonly sort?: DeviceSort | undefined;
  readonly descending?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export type DeviceSort = keyof typeof SORTS;

/** A device of the list, by the names of JSON. */
export interface ListedDevice {
  readonly id: string;
  readonly status: "new" | "known" | "retired";
  readonly kind: string | null;
  readonly role: string;
  readonly name_en: string | null;
  readonly name_ko: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly place_id: string | null;
  readonly place_en: string | null;
  readonly place_ko: string | null;
  readonly building_id: string | null;
  readonly building_en: string | null;
  readonly building_ko: string | null;
  readonly floor: number | null;
  readonly x_m: number | null;
  readonly y_m: number | null;
  readonly rated_w: number | null;
  readonly quality: string;
  readonly source: string | null;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly updated_at: string;
  /** Metrics with what was heard last. */
  readonly points: readonly {
    metric: string;
    unit: string | null;
    last_ts: string | null;
    last_value: number | null;
  }[];
  /** Tokens that are valid now. */
  readonly active_tokens: number;
}

const NAME = sql`lower(coalesce(d.name_en, d.name_ko, d.id))`;

const SORTS = {
  id: sql`d.id`,
  name: NAME,
  status: sql`d.status`,
  kind: sql`d.kind`,
  place: sql`d.place_id`,
  model: sql`d.model`,
  first_seen: sql`d.first_seen`,
  last_seen: sql`d.last_seen`,
} as const;

export const DEVICE_SORTS = Object.keys(SORTS) as DeviceSort[];

/** Devices that match, in order and within a page, and how many match in all. */
export async function listDevices(
  state: State,
  query: DeviceQuery,
): Promise<{ devices: ListedDevice[]; total: number }> {
  const { sort = "id", descending = false, limit = 100, offset = 0 } = query;
  const where = conditions(query);
  const order = sql`${SORTS[sort]} ${descending ? sql`DESC` : sql`ASC`} NULLS LAST, d.id`;
  const { rows } = await state.db.execute<Record<string, unknown>>(sql`
    WITH found AS (
      SELECT d.*, p.name_en AS place_en, p.name_ko AS place_ko, p.floor, b.id AS building_id, b.name_en AS building_en,
        b.name_ko AS building_ko, row_number() OVER (ORDER BY ${order}) AS row, count(*) OVER ()::int AS total
      FROM device d ${sql.raw(WHEREABOUTS)}
      ${where})
    SELECT id, status, kind, role, name_en, name_ko, model, serial, place_id, place_en, place_ko, building_id, building_en,
      building_ko, floor, x_m, y_m, rated_w, quality, source, first_seen, last_seen, updated_at, total,
      (SELECT coalesce(json_agg(json_build_object('metric', metric, 'unit', unit, 'last_ts', last_ts, 'last_value', last_value)
         ORDER BY metric), '[]') FROM point WHERE device_id = found.id) AS points,
      (SELECT count(*)::int FROM device_token WHERE device_id = found.id AND revoked_at IS NULL
         AND (expires_at IS NULL OR expires_at > now())) AS active_tokens
    FROM found WHERE row > ${offset} AND row <= ${offset + limit} ORDER BY row`);
  if (rows.length > 0) {
    return { devices: rows.map(({ total: _, ...row }) => listed(row)), total: rows[0]!.total as number };
  }
  if (offset === 0) return { devices: [], total: 0 };
  const { total } = await listDevices(state, { ...query, offset: 0, limit: 1 });
  return { devices: [], total };
}

function conditions({ q = "", status, kind, place }: DeviceQuery): SQL {
  const all: SQL[] = [];
  const words = q.normalize("NFC").split(/\s+/u).filter(Boolean).slice(0, 10);
  for (const word of words) {
    const like = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    all.push(
      sql`concat_ws(' ', d.id, d.name_en, d.name_ko, d.model, d.serial, d.kind, d.place_id, p.name_en, p.name_ko, b.name_en, b.name_ko) ILIKE ${like}`,
    );
  }
  if (status?.length) all.push(sql`d.status = ANY (${sql.param([...status])})`);
  if (kind?.length) all.push(sql`d.kind = ANY (${sql.param([...kind])})`);
  if (place !== undefined) {
    all.push(sql`d.place_id IN (WITH RECURSIVE within AS (
      SELECT id FROM place WHERE id = ${place} UNION SELECT place.id FROM place JOIN within ON place.parent_id = within.id)
      SELECT id FROM within)`);
  }
  return all.length === 0 ? sql`` : sql`WHERE ${sql.join(all, sql` AND `)}`;
}

const MOMENTS = ["first_seen", "last_seen", "updated_at"];

function listed(row: Record<string, unknown>): ListedDevice {
  const moments = MOMENTS.map((name) => [
    name,
    row[name] === null ? null : new Date(row[name] as string).toISOString(),
  ]);
  const points = (row.points as { last_ts: string | null }[]).map((point) => ({
    ...point,
    last_ts: point.last_ts === null ? null : new Date(point.last_ts).toISOString(),
  }));
  return { ...row, ...Object.fromEntries(moments), points } as unknown as ListedDevice;
}
