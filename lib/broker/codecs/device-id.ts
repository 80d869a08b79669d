import { shown } from "./payload-text.ts";
import { Rejection } from "./rejection.ts";

/** One level of a topic: no control or format characters, no half of a character, nothing that means something in topics. */
const LEVEL = /^(?![ ])[^\p{C}\p{Zl}\p{Zp}/+#]{1,64}(?<![ ])$/u;

/** Whether a text may be the id of a device or gateway. */
export function isDeviceId(text: unknown): text is string {
  return typeof text === "string" && LEVEL.test(text);
}

/** An id that may be one. */
export function deviceIdOf(value: unknown, field: string): string {
  if (isDeviceId(value)) return value;
  throw new Rejection(
    "bad_device",
    `Cannot use ${field} as it must be 1 to 64 letters, digits or signs other than / + #: current value is ${shown(value)}`,
  );
}
