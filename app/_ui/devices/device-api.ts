import type { Language } from "#lib/notebook/language.ts";
import { type Sent, sendJson } from "../send-json.ts";

/** The route of a device, whose id may hold slashes. */
export function deviceRoute(id: string, rest = ""): string {
  return `/api/devices/${encodeURIComponent(id)}${rest}`;
}

/** Fields of a device as its route takes them. */
export type DeviceFields = Readonly<Record<string, unknown>>;

/** Changes fields; with an ETag only if nobody else has changed it meanwhile. */
export function changeDevice(id: string, fields: DeviceFields, etag?: string): Promise<Sent<unknown>> {
  return sendJson("PATCH", deviceRoute(id), fields, etag === undefined ? {} : { "if-match": etag });
}

interface TakenIn {
  readonly name: string | null;
  readonly language: Language;
  readonly kind: string | null;
  readonly place: string | null;
}

/** Says what a new device is: from then on it is known. */
export function takeInDevice(id: string, { name, language, kind, place }: TakenIn): Promise<Sent<unknown>> {
  return changeDevice(id, {
    status: "known",
    ...(name === null ? {} : { [language === "ko" ? "name_ko" : "name_en"]: name }),
    ...(kind === null ? {} : { kind }),
    ...(place === null ? {} : { place_id: place }),
  });
}
