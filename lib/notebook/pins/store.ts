import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { syncPath, temporaryName } from "#lib/lake/store/durable.ts";
import { PINNED_CONTENT } from "#lib/lake/store/pinned.ts";
import type { Pin } from "./pin.ts";
import { PIN_ID } from "./pin-id.ts";

/** Where a home keeps its pins: a folder each with its manifest, and one of content that they share, named by its hash. */
function pinsFolder(home: string): string {
  return path.join(/* turbopackIgnore: true */ home, "pins");
}

function contentPath(home: string, sha256: string): string {
  return path.join(pinsFolder(home), PINNED_CONTENT, sha256);
}

/** Writes content under the name of its hash, unless it is there. */
export async function saveContent(home: string, bytes: Uint8Array | string): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const target = contentPath(home, sha256);
  await mkdir(path.dirname(target), { recursive: true });
  if (await isFile(target)) {
    // Younger again, so that no gc takes it before the pin that needs it is there.
    await utimes(target, new Date(), new Date());
    return sha256;
  }
  const temporary = path.join(path.dirname(target), `.${temporaryName(sha256)}`);
  await writeSynced(temporary, bytes);
  await rename(temporary, target);
  await syncPath(path.dirname(target), true);
  return sha256;
}

/** Reads content by its hash, and holds it to it. */
export async function readContent(home: string, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = contentPath(home, sha256);
  const bytes = Uint8Array.from(await readFile(file));
  if (createHash("sha256").update(bytes).digest("hex") === sha256) return bytes;
  throw new Error(`Cannot show the pin as a file of it was altered: ${file}`);
}

/** Writes a pin whose content is there already, whole or not at all. One that is there stays, and is what comes back. */
export async function savePin(home: string, pin: Pin): Promise<Pin> {
  const target = path.join(pinsFolder(home), pin.id);
  const temporary = path.join(pinsFolder(home), `.${temporaryName(pin.id)}`);
  await mkdir(temporary, { recursive: true });
  try {
    await writeSynced(path.join(temporary, "manifest.json"), `${JSON.stringify(pin, null, 1)}\n`);
    await syncPath(temporary, true);
    await rename(temporary, target);
    await syncPath(pinsFolder(home), true);
    return pin;
  } catch (error) {
    const there = await readPin(home, pin.id);
    if (there) return there;
    throw error;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A pin by its id; undefined where there is none. */
export async function readPin(home: string, id: string): Promise<Pin | undefined> {
  if (!PIN_ID.test(id)) return undefined;
  const file = path.join(pinsFolder(home), id, "manifest.json");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const pin = JSON.parse(text) as Pin;
  if (pin.version !== 1) throw new Error(`Cannot show the pin as a newer Wattbook made it: ${file}`);
  return pin;
}

/** Removes a pin; false where there is none. What it kept is left to gc. */
export async function removePin(home: string, id: string): Promise<boolean> {
  if (!(await readPin(home, id))) return false;
  const gone = path.join(pinsFolder(home), `.${temporaryName(id)}`);
  await rename(path.join(pinsFolder(home), id), gone);
  await rm(gone, { recursive: true });
  return true;
}

/** The ids of all pins of a home. */
export async function pinIds(home: string): Promise<string[]> {
  const names = await readdir(pinsFolder(home)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  return names.filter((name) => PIN_ID.test(name)).sort();
}

async function writeSynced(file: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
