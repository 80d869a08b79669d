import * as z from "zod/mini";
import { isDeviceId } from "./device-id.ts";
import { shown } from "./payload-text.ts";
import { Rejection, type RejectReason } from "./rejection.ts";

const u32 = z.int().check(z.minimum(0), z.maximum(0xffff_ffff));
const fromOne = z.int().check(z.minimum(1), z.maximum(0xffff_ffff));

/** What an object of our own format says beside its metrics. */
export const ownFields = z.object({
  device_id: z.string().check(z.refine(isDeviceId)),
  ts: z.union([z.string(), z.int()]),
  seq: z.optional(fromOne),
  boot: z.optional(u32),
  oldest_seq: z.optional(fromOne),
  uptime_ms: z.optional(z.int().check(z.minimum(0))),
  quality: z.optional(z.enum(["measured", "estimated", "synthetic"])),
  time_quality: z.optional(z.enum(["synced", "holdover", "estimated"])),
});

/** What the message of a gateway says beside its readings. */
export const gatewayFields = z.object({
  boot: u32,
  seq: fromOne,
  oldest_seq: z.optional(fromOne),
  readings: z.array(z.unknown()).check(z.minLength(1)),
});

export type OwnFields = z.infer<typeof ownFields>;

/** Names that are no metrics, whatever they end in. */
export const OWN_FIELDS: ReadonlySet<string> = new Set(Object.keys(ownFields.shape));

const FAULTS: Readonly<Record<string, { readonly reason: RejectReason; readonly must: string }>> = {
  device_id: { reason: "bad_device", must: "1 to 64 letters, digits or signs other than / + #" },
  ts: { reason: "bad_time", must: "ISO 8601 or whole milliseconds since 1970" },
  seq: { reason: "bad_sequence", must: "a whole number from 1 to 4294967295" },
  boot: { reason: "bad_sequence", must: "a whole number from 0 to 4294967295" },
  oldest_seq: { reason: "bad_sequence", must: "a whole number from 1 to 4294967295" },
  uptime_ms: { reason: "bad_shape", must: "a whole number of milliseconds" },
  quality: { reason: "bad_shape", must: "measured, estimated or synthetic" },
  time_quality: { reason: "bad_shape", must: "synced, holdover or estimated" },
  readings: { reason: "bad_shape", must: "an array of at least one reading" },
};

/** An object's fields, checked. */
export function checkedFields<T>(schema: z.ZodMiniType<T>, body: Readonly<Record<string, unknown>>, where: string): T {
  const result = z.safeParse(schema, body);
  if (result.success) return result.data;
  const field = String(result.error.issues[0]?.path[0]);
  const { reason, must } = FAULTS[field] ?? { reason: "bad_shape" as const, must: "as the contract says" };
  throw new Rejection(
    reason,
    `Cannot use ${field}${where} as it must be ${must}: current value is ${shown(Object.hasOwn(body, field) ? body[field] : undefined)}`,
  );
}
