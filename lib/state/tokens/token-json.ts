import { toJsonFields } from "../registry/snake.ts";
import type { deviceToken } from "../schema/registry.ts";

export type TokenRow = typeof deviceToken.$inferSelect;

export type TokenStatus = "active" | "expired" | "revoked";

function tokenStatus({ revokedAt, expiresAt }: TokenRow, now: Date): TokenStatus {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= now ? "expired" : "active";
}

/** What may be told of a token: neither itself nor its hash. */
export function tokenJson(row: TokenRow, now: Date): Record<string, unknown> {
  const { hash: _, deviceId: __, ...rest } = row;
  return { ...toJsonFields(rest), status: tokenStatus(row, now) };
}
