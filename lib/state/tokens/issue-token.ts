import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { State } from "../open-state.ts";
import { checkFields, moment } from "../registry/field-checks.ts";
import { recordChanges } from "../registry/record-change.ts";
import { invalidFields } from "../registry/registry-error.ts";
import { lockDevice } from "../registry/write-device.ts";
import { deviceToken } from "../schema/registry.ts";
import { tokenJson } from "./token-json.ts";

const TOKEN_BYTES = 32;
const GRACE_HOURS = 24;
const LONGEST_GRACE_HOURS = 24 * 90;
const HOUR_MS = 3_600_000;

const tokenFields = {
  expires_at: moment,
  /** How long the tokens before it stay valid. */
  grace_hours: (sent: unknown) =>
    typeof sent === "number" && sent >= 0 && sent <= LONGEST_GRACE_HOURS
      ? { value: sent }
      : { must: `a number of hours from 0 to ${LONGEST_GRACE_HOURS}` },
};

/** What a token is kept and compared as. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(Buffer.from(token, "base64url")).digest("hex");
}

/** Makes a token for a device, whose earlier ones then stay valid for a time of grace. It is told here and never again. */
export async function issueToken(state: State, deviceId: string, sent: unknown, actor: string) {
  const { values, problems } = checkFields(tokenFields, sent);
  const now = new Date();
  if (values.expires_at && values.expires_at <= now) problems.expires_at = "must be in the future";
  if (Object.keys(problems).length > 0) throw invalidFields("the token", problems);
  const { expires_at: expiresAt = null, grace_hours: graceHours = GRACE_HOURS } = values;
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return state.db.transaction(async (tx) => {
    const owner = await lockDevice(tx, deviceId);
    if (owner.status === "retired") {
      throw invalidFields("the token", { device: `must be in use: ${deviceId} is retired, take it back first` });
    }
    const until = new Date(now.getTime() + graceHours * HOUR_MS);
    const lasting = or(isNull(deviceToken.expiresAt), gt(deviceToken.expiresAt, until));
    const replaced = await tx
      .update(deviceToken)
      .set({ expiresAt: until })
      .where(and(eq(deviceToken.deviceId, deviceId), isNull(deviceToken.revokedAt), lasting))
      .returning();
    const [made] = await tx
      .insert(deviceToken)
      .values({ deviceId, hash: tokenHash(token), hint: token.slice(-4), expiresAt, createdAt: now })
      .returning();
    const json = tokenJson(made!, now);
    const about = { actor, entity: "token", entityId: deviceId } as const;
    await recordChanges(tx, [
      ...replaced.map((each) => ({ ...about, action: "replace", after: tokenJson(each, now) })),
      { ...about, action: "issue", after: json },
    ]);
    return { ...json, id: made!.id, token };
  });
}
