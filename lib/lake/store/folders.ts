import { mkdir } from "node:fs/promises";
import path from "node:path";
import { UserError } from "#lib/core/user-error.ts";

/** Makes the folders of a lake. */
export async function makeFolders(lakeDir: string): Promise<void> {
  try {
    for (const folder of ["parts", "manifests", "tmp"])
      await mkdir(path.join(/* turbopackIgnore: true */ lakeDir, folder), { recursive: true });
  } catch (cause) {
    throw new UserError(
      `Cannot write to the lake as its folder cannot be made: ${lakeDir}. Set WATTBOOK_HOME to a folder you may write to.`,
      { cause },
    );
  }
}
