import { randomBytes } from "node:crypto";
import { open, rename } from "node:fs/promises";
import path from "node:path";

/** Waits until a file, or a folder's list of names, is on the disk. */
export async function syncPath(file: string, folder = false): Promise<void> {
  // Windows cannot open a folder for fsync, and makes a rename durable by itself.
  if (folder && process.platform === "win32") return;
  const handle = await open(file, folder ? "r" : "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames a file whose bytes are on the disk already, and waits until the new name is there too. */
export async function placeDurably(temporary: string, target: string): Promise<void> {
  await rename(temporary, target);
  await syncPath(path.dirname(target), true);
}

/** Writes a small file under another name, and only then puts it in place: a reader sees the old or the new one, whole. */
export async function writeDurably(target: string, text: string, temporaryFolder: string, mode = 0o666): Promise<void> {
  const temporary = path.join(temporaryFolder, temporaryName(path.basename(target)));
  const handle = await open(temporary, "wx", mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await placeDurably(temporary, target);
}

/** A name that no other writer uses. */
export function temporaryName(suffix: string): string {
  return `${process.pid}-${randomBytes(8).toString("hex")}-${suffix}`;
}
