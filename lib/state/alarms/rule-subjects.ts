import { eq, inArray } from "drizzle-orm";
import { UserError } from "#lib/core/user-error.ts";
import type { Rule } from "#lib/metering/alarm/rule.ts";
import type { State } from "../open-state.ts";
import { device, place } from "../schema/registry.ts";

/** Refuses a rule on a place that the registry does not have: no device would ever be in it. */
export async function requirePlace({ db }: Pick<State, "db">, { id, on }: Rule): Promise<void> {
  if (!("building" in Object(on.devices))) return;
  const { building = "" } = on.devices as { readonly building?: string };
  const [found] = await db.select({ id: place.id }).from(place).where(eq(place.id, building));
  if (found) return;
  throw new UserError(
    `Cannot use rule ${id} as there is no place ${building}: name a campus, building or room of /api/places, or make it first`,
  );
}

/** Devices that a rule names and the registry does not have. They are watched once they send, as they register themselves then. */
export async function unknownDevices({ db }: Pick<State, "db">, { on }: Rule): Promise<string[]> {
  if (!Array.isArray(on.devices)) return [];
  const named = on.devices as readonly string[];
  const found = await db
    .select({ id: device.id })
    .from(device)
    .where(inArray(device.id, [...named]));
  const known = new Set(found.map(({ id }) => id));
  return named.filter((id) => !known.has(id));
}
