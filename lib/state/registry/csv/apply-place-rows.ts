import { eq } from "drizzle-orm";
import { place } from "../../schema/registry.ts";
import { later } from "../precondition.ts";
import { type Change, differing, type Transaction } from "../record-change.ts";
import { toColumns, toJsonFields } from "../snake.ts";
import { told } from "../write-device.ts";
import { outerFirst, type PlaceRow, requireOuter } from "./place-rows.ts";

type Kept = typeof place.$inferSelect;

/** Brings places to what lines of a file say of them. One that is there stays what it is and where it lies. */
export async function applyPlaceRows(tx: Transaction, rows: readonly PlaceRow[], actor: string): Promise<Change[]> {
  const known = new Map((await tx.select().from(place).for("update")).map((row) => [row.id, row]));
  const changes: Change[] = [];
  for (const { id, fields, refuse } of outerFirst(rows)) {
    const before = known.get(id);
    if (!before) {
      const { kind, parent_id = null } = fields as { kind?: Kept["kind"]; parent_id?: string | null };
      if (!kind) return refuse("place_kind", `campus, building or room, as there is no place ${id} yet`);
      requireOuter(kind, parent_id, known.get(parent_id ?? "")?.kind, refuse);
      const values = { ...toColumns(fields), id, updatedAt: new Date() } as typeof place.$inferInsert;
      const [made] = await tx.insert(place).values(values).returning();
      known.set(id, made!);
      changes.push({ actor, entity: "place", entityId: id, action: "create", after: told(made!) });
      continue;
    }
    const differs = differing(toJsonFields(before), fields);
    if (!differs) continue;
    if ("kind" in differs.after) refuse("place_kind", `${before.kind}, as a file does not make a place another`);
    if ("parent_id" in differs.after) {
      refuse("parent_id", `${before.parentId ?? "empty"}, as a file does not move a place that is there`);
    }
    await tx
      .update(place)
      .set({ ...toColumns(fields), updatedAt: later(before.updatedAt) })
      .where(eq(place.id, id));
    changes.push({ actor, entity: "place", entityId: id, action: "update", ...differs });
  }
  return changes;
}
