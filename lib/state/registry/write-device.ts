import { and, eq, isNull } from "drizzle-orm";
import type { State } from "../open-state.ts";
import { device, deviceToken, place } from "../schema/registry.ts";
import { changedDeviceFields, newDeviceFields } from "./device-fields.ts";
import { checkFields } from "./field-checks.ts";
import { checkPrecondition, later } from "./precondition.ts";
import { differing, recordChanges, type Transaction } from "./record-change.ts";
import { invalidFields, RegistryError } from "./registry-error.ts";
import { toColumns, toJsonFields } from "./snake.ts";

export type DeviceRow = typeof device.$inferSelect;

/** Who changes something, and what they think it is. */
export interface Writing {
  readonly actor: string;
  /** The ETag of what was looked at; whatever it is without one. */
  readonly ifMatch?: string | null | undefined;
}

/** Fields that are no news of the device itself. */
const UNTOLD = ["updated_at", "created_at", "first_seen", "last_seen"];

/** Makes a device that is known. One that was only heard of gets its fields; one that is known is left alone. */
export async function createDevice(state: State, sent: unknown, { actor }: Writing): Promise<DeviceRow> {
  const { values, problems } = checkFields(newDeviceFields, sent);
  if (!values.id && !problems.id) problems.id = "must be given: it is the name that the device's readings have";
  if (Object.keys(problems).length > 0) throw invalidFields("the device", problems);
  const { id, ...fields } = values as typeof values & { id: string };
  return state.db.transaction(async (tx) => {
    await requirePlace(tx, fields.place_id);
    const row = { ...toColumns(fields), id, status: "known" as const, updatedAt: new Date() };
    const [made] = await tx.insert(device).values(row).onConflictDoNothing().returning();
    if (made) {
      await recordChanges(tx, [{ actor, entity: "device", entityId: id, action: "create", after: told(made) }]);
      return made;
    }
    const before = await lockDevice(tx, id);
    if (before.status !== "new") {
      throw new RegistryError(
        "exists",
        `Cannot make the device ${id} as there is one, which is ${before.status}: change it instead`,
      );
    }
    return change(tx, before, { ...fields, status: "known" }, actor, "create");
  });
}

/** Changes fields of a device; naming one that is new makes it known. */
export async function updateDevice(
  state: State,
  id: string,
  sent: unknown,
  { actor, ifMatch }: Writing,
): Promise<DeviceRow> {
  const { values, problems } = checkFields(changedDeviceFields, sent);
  if (Object.keys(problems).length > 0) throw invalidFields(`the change of ${id}`, problems);
  return state.db.transaction(async (tx) => {
    const before = await lockDevice(tx, id);
    checkPrecondition(before.updatedAt, ifMatch, `the device ${id}`);
    await requirePlace(tx, values.place_id);
    const isNamed = Boolean(values.name_en ?? values.name_ko);
    const status = values.status ?? (before.status === "new" && isNamed ? "known" : undefined);
    const after = await change(tx, before, { ...values, ...(status ? { status } : {}) }, actor, "update");
    if (status === "retired") await revokeAll(tx, id, actor);
    return after;
  });
}

/** Takes a device out of use: it stays in the list of retired ones with its history, and its tokens are void. */
export function retireDevice(state: State, id: string, writing: Writing): Promise<DeviceRow> {
  return updateDevice(state, id, { status: "retired" }, writing);
}

async function change(
  tx: Transaction,
  before: DeviceRow,
  fields: object,
  actor: string,
  action: string,
): Promise<DeviceRow> {
  const columns = toColumns(fields) as Partial<DeviceRow>;
  const differs = differing(told(before), fields as Record<string, unknown>);
  if (!differs) return before;
  const [after] = await tx
    .update(device)
    .set({ ...columns, updatedAt: later(before.updatedAt) })
    .where(eq(device.id, before.id))
    .returning();
  const isRetired = differs.after.status === "retired";
  await recordChanges(tx, [
    { actor, entity: "device", entityId: before.id, action: isRetired ? "retire" : action, ...differs },
  ]);
  return after!;
}

/** A device's row, held until the end of the transaction. */
export async function lockDevice(tx: Transaction, id: string): Promise<DeviceRow> {
  const [row] = await tx.select().from(device).where(eq(device.id, id)).for("update");
  if (!row) throw new RegistryError("missing", `There is no device ${id}`);
  return row;
}

async function requirePlace(tx: Transaction, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const [found] = await tx.select({ id: place.id }).from(place).where(eq(place.id, id)).for("key share");
  if (!found)
    throw invalidFields("the device", { place_id: `must be a place of this site: there is no ${id}, make it first` });
}

/** Voids the tokens of a device that is taken out of use. */
export async function revokeAll(tx: Transaction, id: string, actor: string): Promise<void> {
  const revoked = await tx
    .update(deviceToken)
    .set({ revokedAt: new Date() })
    .where(and(eq(deviceToken.deviceId, id), isNull(deviceToken.revokedAt)))
    .returning();
  await recordChanges(
    tx,
    revoked.map(({ id: token, hint }) => ({
      actor,
      entity: "token",
      entityId: id,
      action: "revoke",
      before: { id: token, hint },
    })),
  );
}

/** What history tells of a device. */
export function told(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(toJsonFields(row)).filter(([name]) => !UNTOLD.includes(name)));
}
