import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "#lib/core/user-error.ts";

/** The folder, among those of pins, that holds what pins keep: files named by their SHA-256. */
export const PINNED_CONTENT = "content";

/** What one pin needs: the snapshot it was made from, and its own files. */
export interface Pinned {
  readonly snapshot: string;
  readonly content: readonly string[];
}

/** What all pins of a home need. A pin that cannot be read stops this: what it needs is not known. */
export async function readPinned(home: string): Promise<Pinned[]> {
  const folder = path.join(home, "pins");
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  const pins = names.filter((name) => name !== PINNED_CONTENT && !name.startsWith("."));
  return Promise.all(pins.map((pin) => readOne(pin, path.join(folder, pin, "manifest.json"))));
}

async function readOne(pin: string, file: string): Promise<Pinned> {
  try {
    const { snapshot, content = [] } = JSON.parse(await readFile(file, "utf8")) as { snapshot?: unknown; content?: [] };
    if (typeof snapshot !== "string") throw new TypeError("it names no snapshot");
    return { snapshot, content };
  } catch (cause) {
    throw new UserError(
      `Cannot tell what the pin ${pin} needs, so nothing was removed: ${file}: ${(cause as Error).message}. Mend the pin or remove its folder.`,
      { cause },
    );
  }
}
