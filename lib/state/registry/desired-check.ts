import { type FieldCheck, json } from "./field-checks.ts";

/** An address without what JSON escapes, and a number: what every device reads alike; see firmware/contract. */
const IMAGE = /^https:\/\/[^\s"\\\p{Cc}]{1,190}$/u;
const MOST = 2 ** 32 - 1;
const MUST =
  'an object in which firmware is {"url": "https://…", "version": a whole number from 1}, the address of at most 198 letters, or is not there';

/** The state that a device should have: its own to define, but for the firmware. */
export const desiredState: FieldCheck<Record<string, unknown> | null> = (sent) => {
  const checked = json(sent);
  if ("must" in checked || !checked.value || !("firmware" in checked.value)) return checked;
  const { url, version } = Object(checked.value.firmware) as { readonly url?: unknown; readonly version?: unknown };
  const isWhole = Number.isInteger(version) && (version as number) >= 1 && (version as number) <= MOST;
  return typeof url === "string" && IMAGE.test(url) && isWhole ? checked : { must: MUST };
};
