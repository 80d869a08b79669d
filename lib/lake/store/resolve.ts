import { readdir } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "#lib/core/if-there.ts";
import { UserError } from "#lib/core/user-error.ts";
import { EMPTY_SNAPSHOT } from "./manifest.ts";

/** The full name of a snapshot given by its first digits. */
export async function resolveSnapshot(lakeDir: string, id: string): Promise<string> {
  if (id === EMPTY_SNAPSHOT) return id;
  if (!/^[0-9a-f]{6,64}$/.test(id)) {
    throw new UserError(
      `Cannot find snapshot ${id} as a snapshot is named by 6 to 64 of the digits 0-9 a-f: see wattbook lake log`,
    );
  }
  const folder = path.join(lakeDir, "manifests");
  const names = (await ifThere(readdir(folder), folder)) ?? [];
  const found = names.filter((name) => name.startsWith(id) && name.endsWith(".json"));
  if (found.length === 0) throw new UserError(`Cannot find snapshot ${id}: see wattbook lake log`);
  if (found.length > 1)
    throw new UserError(`Cannot tell which snapshot ${id} is, as ${found.length} begin so: give more digits`);
  return found[0]!.replace(".json", "");
}
