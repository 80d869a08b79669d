import path from "node:path";
import { codeVersion } from "#lib/notebook/pins/code-version.ts";
import type { CodeVersion, Pin } from "#lib/notebook/pins/pin.ts";
import { readPin } from "#lib/notebook/pins/store.ts";
import { projectFolder, siteLake } from "./site.ts";

/** Of what is named by its content or by a pin: it never answers otherwise. */
export const IMMUTABLE = "public, max-age=31536000, immutable";

/** The home folder, beside whose lake the pins are. */
export async function pinHome(): Promise<string> {
  return path.dirname((await siteLake()).dir);
}

/** A pin by its id; undefined where there is none. */
export async function loadPin(id: string): Promise<Pin | undefined> {
  return readPin(await pinHome(), id);
}

const shared = globalThis as typeof globalThis & { wattbookCode?: Map<string, Promise<CodeVersion>> };

/** The code of an analysis that this server runs. It is built, so it is read once; while developing, each time. */
export function siteCode(slug: string): Promise<CodeVersion> {
  if (process.env.NODE_ENV === "development") return codeVersion(projectFolder(), slug);
  shared.wattbookCode ??= new Map();
  const kept = shared.wattbookCode.get(slug);
  if (kept) return kept;
  const read = codeVersion(projectFolder(), slug).catch((cause: unknown) => {
    shared.wattbookCode?.delete(slug);
    throw cause;
  });
  shared.wattbookCode.set(slug, read);
  return read;
}
