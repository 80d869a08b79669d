import { sql } from "drizzle-orm";
import type { Lake } from "#lib/lake/lake.ts";
import type { State } from "../../open-state.ts";
import { applyRows, type ListedPlace } from "../apply-rows.ts";
import { placesOf } from "../listed-place.ts";
import { isMetric } from "../point-fields.ts";
import type { LakeDevice } from "./lake-device.ts";

export interface AdoptOptions {
  readonly siteId: string;
  readonly actor: string;
  readonly signal?: AbortSignal | undefined;
}

/** Takes the lake's devices into the registry that it has not, or has only heard of, with places and points. Says how many. */
export async function adoptLake(state: State, lake: Lake, { siteId, actor, signal }: AdoptOptions): Promise<number> {
  const snapshot = await lake.snapshot();
  const options = signal ? { signal } : {};
  const listed = (await snapshot.query("SELECT * FROM device ORDER BY device_id", options)).rows<LakeDevice>();
  const { rows: known } = await state.db.execute<{ id: string }>(sql`SELECT id FROM device WHERE status <> 'new'`);
  const ids = new Set(known.map(({ id }) => id));
  const fresh = listed.filter(({ device_id }) => !ids.has(device_id));
  if (fresh.length === 0) return 0;
  const measured = (await snapshot.query("SELECT DISTINCT device_id, metric FROM readings_15min", options)).rows<{
    device_id: string;
    metric: string;
  }>();
  const metrics = Map.groupBy(measured, ({ device_id }) => device_id);
  const places = new Map<string, ListedPlace>();
  const rows = fresh.map(({ device_id: id, kind, role, x_m, y_m, rated_w, quality, source, ...where }) => {
    const way = placesOf(siteId, where) ?? [];
    for (const place of way) places.set(place.id, place);
    const place_id = way.at(-1)?.id ?? null;
    const fields = { kind, role, place_id, x_m, y_m, rated_w, quality, source };
    const points = (metrics.get(id) ?? []).filter(({ metric }) => isMetric(metric));
    return { id, fields, points: points.map(({ metric }) => ({ metric, fields: {} })) };
  });
  const applied = await state.db.transaction((tx) =>
    applyRows(tx, [...places.values()], rows, { actor, onlyUnnamed: true }),
  );
  return applied.created.length + applied.updated.length;
}
