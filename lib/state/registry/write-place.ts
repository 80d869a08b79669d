import { eq, sql } from "drizzle-orm";
import type { State } from "../open-state.ts";
import { place } from "../schema/registry.ts";
import { checkFields } from "./field-checks.ts";
import { newPlaceFields, PARENT_KINDS, placeFields } from "./place-fields.ts";
import { checkPrecondition, later } from "./precondition.ts";
import { differing, recordChanges, type Transaction } from "./record-change.ts";
import { invalidFields, RegistryError } from "./registry-error.ts";
import { toColumns, toJsonFields } from "./snake.ts";
import { told, type Writing } from "./write-device.ts";

export type PlaceRow = typeof place.$inferSelect;

/** Makes a campus, building or room. */
export async function createPlace(state: State, sent: unknown, { actor }: Writing): Promise<PlaceRow> {
  const { values, problems } = checkFields(newPlaceFields, sent);
  for (const name of ["id", "kind"] as const) {
    if (!(name in values || name in problems)) problems[name] = `must be given`;
  }
  if (Object.keys(problems).length > 0) throw invalidFields("the place", problems);
  return state.db.transaction(async (tx) => {
    const row = { ...toColumns(values), updatedAt: new Date() } as PlaceRow;
    await requireParent(tx, row);
    const [made] = await tx.insert(place).values(row).onConflictDoNothing().returning();
    if (!made) throw new RegistryError("exists", `Cannot make the place ${row.id} as there is one: change it instead`);
    await recordChanges(tx, [{ actor, entity: "place", entityId: row.id, action: "create", after: told(made) }]);
    return made;
  });
}

/** Changes fields of a place. */
export async function updatePlace(
  state: State,
  id: string,
  sent: unknown,
  { actor, ifMatch }: Writing,
): Promise<PlaceRow> {
  const { values, problems } = checkFields(placeFields, sent);
  if (Object.keys(problems).length > 0) throw invalidFields(`the change of ${id}`, problems);
  return state.db.transaction(async (tx) => {
    const [before] = await tx.select().from(place).where(eq(place.id, id)).for("update");
    if (!before) throw new RegistryError("missing", `There is no place ${id}`);
    checkPrecondition(before.updatedAt, ifMatch, `the place ${id}`);
    const differs = differing(toJsonFields(before), values);
    if (!differs) return before;
    const columns = toColumns(values) as Partial<PlaceRow>;
    await requireParent(tx, { ...before, ...columns });
    const [after] = await tx
      .update(place)
      .set({ ...columns, updatedAt: later(before.updatedAt) })
      .where(eq(place.id, id))
      .returning();
    await requireChildren(tx, after!);
    await recordChanges(tx, [{ actor, entity: "place", entityId: id, action: "update", ...differs }]);
    return after!;
  });
}

/** Takes a place out of the list, if nothing is in it. */
export async function removePlace(state: State, id: string, { actor, ifMatch }: Writing): Promise<void> {
  await state.db.transaction(async (tx) => {
    const [before] = await tx.select().from(place).where(eq(place.id, id)).for("update");
    if (!before) throw new RegistryError("missing", `There is no place ${id}`);
    checkPrecondition(before.updatedAt, ifMatch, `the place ${id}`);
    const { rows } = await tx.execute<{ n: number }>(
      sql`SELECT ((SELECT count(*) FROM place WHERE parent_id = ${id}) + (SELECT count(*) FROM device WHERE place_id = ${id}))::int AS n`,
    );
    if ((rows[0]?.n ?? 0) > 0) {
      throw new RegistryError(
        "in_use",
        `Cannot remove the place ${id} as ${rows[0]?.n} places or devices are in it: move them first`,
      );
    }
    await tx.delete(place).where(eq(place.id, id));
    await recordChanges(tx, [{ actor, entity: "place", entityId: id, action: "remove", before: told(before) }]);
  });
}

async function requireParent(tx: Transaction, { id, kind, parentId }: PlaceRow): Promise<void> {
  const kinds = PARENT_KINDS[kind];
  if (!parentId) {
    if (kind === "room")
      throw invalidFields("the place", { parent_id: "must be the building, or the campus, that the room is in" });
    return;
  }
  const refuse = (must: string) => {
    throw invalidFields("the place", { parent_id: `must be ${must}: current value is ${parentId}` });
  };
  if (kinds.length === 0) refuse(`empty, as a ${kind} lies in nothing`);
  const [parent] = await tx.select({ kind: place.kind }).from(place).where(eq(place.id, parentId)).for("key share");
  if (!parent || parentId === id) return refuse("a place of this site");
  if (!kinds.includes(parent.kind)) refuse(`a ${kinds.join(" or ")}, as a ${kind} lies in one`);
}

/** A place that changes its kind must still hold what is in it. */
async function requireChildren(tx: Transaction, { id, kind }: PlaceRow): Promise<void> {
  const children = await tx.select({ kind: place.kind }).from(place).where(eq(place.parentId, id));
  const bad = children.find((child) => !PARENT_KINDS[child.kind].includes(kind));
  if (bad) throw invalidFields("the place", { kind: `must stay what it is, as a ${bad.kind} is in it` });
}
