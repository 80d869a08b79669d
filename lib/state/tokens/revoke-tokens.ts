import { and, eq, isNull } from "drizzle-orm";
import type { State } from "../open-state.ts";
import { recordChanges } from "../registry/record-change.ts";
import { RegistryError } from "../registry/registry-error.ts";
import { lockDevice } from "../registry/write-device.ts";
import { deviceToken } from "../schema/registry.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Voids a token of a device, or all of them; says how many were valid before. */
export async function revokeTokens(
  state: State,
  deviceId: string,
  tokenId: string | "all",
  actor: string,
): Promise<number> {
  return state.db.transaction(async (tx) => {
    await lockDevice(tx, deviceId);
    const own = eq(deviceToken.deviceId, deviceId);
    if (tokenId !== "all") {
      const [found] = UUID.test(tokenId)
        ? await tx
            .select({ id: deviceToken.id })
            .from(deviceToken)
            .where(and(own, eq(deviceToken.id, tokenId)))
        : [];
      if (!found) throw new RegistryError("missing", `The device ${deviceId} has no token ${tokenId.slice(0, 40)}`);
    }
    const which = tokenId === "all" ? own : and(own, eq(deviceToken.id, tokenId));
    const revoked = await tx
      .update(deviceToken)
      .set({ revokedAt: new Date() })
      .where(and(which, isNull(deviceToken.revokedAt)))
      .returning();
    await recordChanges(
      tx,
      revoked.map(({ id, hint }) => ({
        actor,
        entity: "token",
        entityId: deviceId,
        action: "revoke",
        before: { id, hint },
      })),
    );
    return revoked.length;
  });
}
