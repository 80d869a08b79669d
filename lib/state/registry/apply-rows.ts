import { eq } from "drizzle-orm";
import { metricUnit } from "#lib/metering/metric-units.ts";
import { device, place, point } from "../schema/registry.ts";
import { later } from "./precondition.ts";
import { type Change, differing, recordChanges, type Transaction } from "./record-change.ts";
import { invalidFields } from "./registry-error.ts";
import { toColumns, toJsonFields } from "./snake.ts";
import { type DeviceRow, revokeAll, told } from "./write-device.ts";

/** A place as a list names it; what is undefined is left as it is. Parents come first. */
export interface ListedPlace {
  readonly id: string;
  readonly kind: "campus" | "building" | "room";
  readonly parent_id: string | null;
  readonly name_en?: string | null;
  readonly name_ko?: string | null;
  readonly floor?: number | null;
}

/** A device as a list has it, by the names of JSON; what is undefined is left as it is. */
export interface ListedRow {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly points: readonly {
    readonly metric: string;
    readonly fields: Readonly<Record<string, unknown>>;
    /** Says where the list has what cannot be taken. */
    readonly refuse?: (column: string, must: string) => never;
  }[];
}

export interface Applied {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: number;
  /** All that was changed, as history tells it. */
  readonly changes: readonly Change[];
}

export interface ApplyOptions {
  readonly actor: string;
  /** Leaves devices alone that a person has named or retired already. */
  readonly onlyUnnamed?: boolean;
  /** Ends it: the transaction is to be given up. */
  readonly signal?: AbortSignal;
}

/** Brings places, devices and points to what a list says: only what differs is written. */
export async function applyRows(
  tx: Transaction,
  places: readonly ListedPlace[],
  rows: readonly ListedRow[],
  { actor, onlyUnnamed = false, signal }: ApplyOptions,
): Promise<Applied> {
  const changes: Change[] = [];
  await applyPlaces(tx, places, actor, changes, onlyUnnamed);
  const known = new Map((await tx.select().from(device).for("update")).map((row) => [row.id, row]));
  const points = new Map((await tx.select().from(point)).map((row) => [`${row.deviceId}\0${row.metric}`, row]));
  const created: string[] = [];
  const updated: string[] = [];
  for (const { id, fields, points: own } of rows) {
    signal?.throwIfAborted();
    const before = known.get(id);
    if (onlyUnnamed && before && before.status !== "new") continue;
    const wanted = { ...fields, status: statusOf(fields.status, before?.status) };
    const from = changes.length;
    if (!before) {
      const values = { ...toColumns(wanted), id, updatedAt: new Date() } as typeof device.$inferInsert;
      const [made] = await tx
        .insert(device)
        .values(values)
        .onConflictDoUpdate({ target: device.id, set: values })
        .returning();
      changes.push({ actor, entity: "device", entityId: id, action: "create", after: told(made!) });
      created.push(id);
    } else {
      const differs = differing(toJsonFields(before), wanted);
      if (differs) {
        await tx.update(device).set(toColumns(wanted)).where(eq(device.id, id));
        const isRetired = differs.after.status === "retired";
        changes.push({ actor, entity: "device", entityId: id, action: isRetired ? "retire" : "update", ...differs });
        if (isRetired) await revokeAll(tx, id, actor);
      }
    }
    for (const each of own) {
      const old = points.get(`${id}\0${each.metric}`);
      const unit = metricUnit(each.metric) ?? null;
      const differs = old
        ? differing(toJsonFields(old), each.fields)
        : { before: null, after: { metric: each.metric, unit, ...toJsonFields(each.fields) } };
      if (!differs) continue;
      requireRange(id, each, old);
      const columns = toColumns(each.fields) as Partial<typeof point.$inferInsert>;
      await tx
        .insert(point)
        .values({ ...columns, deviceId: id, metric: each.metric, unit })
        .onConflictDoUpdate({ target: [point.deviceId, point.metric], set: { ...columns, unit } });
      const action = old ? "update" : "create";
      changes.push({ actor, entity: "point", entityId: `${id}/${each.metric}`, action, ...differs });
    }
    if (before && changes.length > from) {
      await tx
        .update(device)
        .set({ updatedAt: later(before.updatedAt) })
        .where(eq(device.id, id));
      updated.push(id);
    }
  }
  await recordChanges(tx, changes);
  return { created, updated, unchanged: rows.length - created.length - updated.length, changes };
}

/** A range is judged as it will be kept: a list may tell one end of it. */
function requireRange(
  id: string,
  { metric, fields, refuse }: ListedRow["points"][number],
  old: typeof point.$inferSelect | undefined,
): void {
  const range = { range_min: old?.rangeMin ?? null, range_max: old?.rangeMax ?? null, ...fields };
  if (typeof range.range_min !== "number" || typeof range.range_max !== "number") return;
  if (range.range_min < range.range_max) return;
  const [name, must] = Number.isFinite(fields.range_max)
    ? ["range_max", `more than range_min, ${range.range_min}`]
    : ["range_min", `less than range_max, ${range.range_max}`];
  refuse?.(name!, must!);
  throw invalidFields(`the point ${metric} of ${id}`, { [name!]: `must be ${must}` });
}

/** Whoever is in a list is known, unless it says otherwise; nobody becomes unknown again, or is taken back without a word. */
function statusOf(listed: unknown, before: DeviceRow["status"] | undefined): unknown {
  if (listed === "new") return before ?? "new";
  return listed ?? (before === "retired" ? "retired" : "known");
}

async function applyPlaces(
  tx: Transaction,
  places: readonly ListedPlace[],
  actor: string,
  changes: Change[],
  onlyMissing: boolean,
): Promise<void> {
  const known = new Map((await tx.select().from(place).for("update")).map((row) => [row.id, row]));
  for (const { id, ...fields } of places) {
    const before = known.get(id);
    if (!before) {
      const values = { ...toColumns(fields), id, updatedAt: new Date() } as typeof place.$inferInsert;
      const [made] = await tx.insert(place).values(values).onConflictDoNothing().returning();
      if (!made) continue;
      known.set(id, made);
      changes.push({ actor, entity: "place", entityId: id, action: "create", after: told(made) });
      continue;
    }
    if (onlyMissing) continue;
    // Where it lies is not a list's to say of a place that is there.
    const { kind: _, parent_id: __, ...names } = fields;
    const given = Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined));
    const differs = differing(toJsonFields(before), given);
    if (!differs) continue;
    await tx
      .update(place)
      .set({ ...toColumns(given), updatedAt: later(before.updatedAt) })
      .where(eq(place.id, id));
    changes.push({ actor, entity: "place", entityId: id, action: "update", ...differs });
  }
}
