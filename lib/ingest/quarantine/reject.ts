import type { Decoded } from "#lib/broker/decoded.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";

/** A message that could not be understood, and why. */
export interface Reject {
  readonly message: RawMessage;
  readonly decoded: Pick<Extract<Decoded, { readonly kind: "rejected" }>, "deviceId" | "reason" | "detail">;
}

/** What stands for the device of a message that does not tell. */
export const UNKNOWN_DEVICE = "(unknown)";

/** Which rejects are meant: all, or those of a device or a reason. */
export interface RejectFilter {
  /** A device's id, or {@link UNKNOWN_DEVICE}. */
  readonly device?: string;
  readonly reason?: string;
}

/** Whether a reject is meant. */
export function isMeant({ decoded }: Reject, { device, reason }: RejectFilter): boolean {
  const isOfDevice = device === undefined || (decoded.deviceId ?? UNKNOWN_DEVICE) === device;
  return isOfDevice && (reason === undefined || decoded.reason === reason);
}
