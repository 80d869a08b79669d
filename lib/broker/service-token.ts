import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What the processes of a home show to its broker. Whichever needs it first makes it; it is for its owner's eyes alone. */
export function serviceToken(home: string): string {
  const folder = path.join(home, "ingest");
  const file = path.join(folder, "service-token");
  const known = read(file);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  const temporary = path.join(folder, `service-token-${process.pid}-${randomBytes(4).toString("hex")}`);
  writeFileSync(temporary, randomBytes(32).toString("base64url"), { mode: 0o600, flush: true });
  try {
    // Whole or not at all, and of two that make it at once the first counts.
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(temporary);
  }
  return readFileSync(file, "utf8");
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8") || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
