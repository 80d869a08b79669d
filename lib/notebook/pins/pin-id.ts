import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/core/canonical-json.ts";
import type { Pin } from "./pin.ts";

/** What the address of a pin looks like. */
export const PIN_ID = /^[0-9a-f]{20}$/;

type PinnedWhat = Pick<Pin, "slug" | "code" | "inputs" | "view" | "snapshot" | "zone">;

/** The id of a pin: a hash of code, inputs (with filters, range and the zone of the site) and snapshot. The same three give the same id, wherever and whenever. */
export function pinId({ slug, code, inputs, view, snapshot, zone }: PinnedWhat): string {
  const text = canonicalJson({ slug, code: code.hash, inputs, view, snapshot, zone });
  return createHash("sha256").update(text).digest("hex").slice(0, 20);
}
