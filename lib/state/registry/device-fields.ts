import { isUserError } from "#lib/core/user-error.ts";
import { readTwinModel } from "#lib/metering/twin/read-twin-model.ts";
import { desiredState } from "./desired-check.ts";
import { type FieldCheck, json, number, orNull, text, word } from "./field-checks.ts";
import { placeId } from "./place-fields.ts";

/** Kinds of devices. */
export const DEVICE_KINDS = ["room", "pc", "pv", "meter", "weather", "sensor", "gateway", "other"] as const;

/** What a device's power counts as. */
export const DEVICE_ROLES = ["load", "submeter", "generation", "none"] as const;

/** Where a device stands: heard of and without a name, named, or out of use. */
export const DEVICE_STATUSES = ["new", "known", "retired"] as const;

/** A device's name as its readings have it: it may hold slashes, as Sparkplug's do. */
const deviceId: FieldCheck<string> = (sent) =>
  typeof sent === "string" && isDeviceId(sent)
    ? { value: sent }
    : { must: "1 to 64 letters, digits or signs other than + #, without a blank or a slash at either end" };

export function isDeviceId(id: string): boolean {
  return /^(?![\s/])[^+#\p{Cc}]{1,64}(?<![\s/])$/u.test(id) && id.isWellFormed();
}

/** A model that can be read: what opens twins later relies on that. */
const twinModel: FieldCheck<Record<string, unknown> | null> = (sent) => {
  const checked = json(sent);
  if ("must" in checked || checked.value === null) return checked;
  try {
    readTwinModel(checked.value);
    return checked;
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { must: `the model of a twin, or null (${error.message})` };
  }
};

/** What a person may say of a device, by the names of JSON. */
const deviceFields = {
  kind: orNull(word(DEVICE_KINDS)),
  role: word(DEVICE_ROLES),
  name_en: text(120),
  name_ko: text(120),
  model: text(120),
  serial: text(120),
  place_id: orNull(placeId),
  x_m: number(-1e6, 1e6, "a number of metres, or null"),
  y_m: number(-1e6, 1e6, "a number of metres, or null"),
  rated_w: number(0, 1e12, "a number of watts from 0, or null"),
  desired: desiredState,
  twin: twinModel,
  note: text(4000, { lines: true }),
};

/** What makes a device. */
export const newDeviceFields = { id: deviceId, ...deviceFields };

/** A change of a device: its status moves by being named, retired and taken back. */
export const changedDeviceFields = { status: word(["known", "retired"]), ...deviceFields };
