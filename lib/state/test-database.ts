import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, glob, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { ifThere } from "#lib/core/if-there.ts";
import { type Connection, connectionFile } from "./connection.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { migrateDatabase } from "./migrate.ts";
import { openState } from "./open-state.ts";

const CACHE = path.join(import.meta.dirname, "../../node_modules/.cache/databases");
const NAME = "database";

/** Puts a database with all tables, empty, into an empty home: a copy of one that is made once, as making takes ten times as long. */
export async function putTestDatabase(home: string): Promise<void> {
  const made = path.join(CACHE, await hashOfMaking());
  if (!(await ifThere(stat(made), made))) await make(made);
  await copy(made, path.join(home, NAME));
}

async function make(to: string): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-made-"));
  const half = `${to}.${process.pid}`;
  try {
    const database = await startEmbeddedDatabase(home);
    const state = openState({ home });
    await migrateDatabase(state.pool);
    await state.close();
    await database.close();
    await forgetPort(home);
    await mkdir(CACHE, { recursive: true });
    await copy(path.join(home, NAME), half);
    await rename(half, to);
  } catch (error) {
    // Another process may have been sooner.
    if (!["EEXIST", "ENOTEMPTY"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    for (const folder of [half, home]) await rm(folder, { recursive: true, force: true });
  }
}

/** Else all copies would wish for the same one at once. */
async function forgetPort(home: string): Promise<void> {
  const connection = JSON.parse(await readFile(connectionFile(home), "utf8")) as Connection;
  await writeFile(connectionFile(home), JSON.stringify({ ...connection, port: 0 }));
}

/** With the owners of the files, who are not us where we are root. */
async function copy(from: string, to: string): Promise<void> {
  if (process.platform === "win32") await cp(from, to, { recursive: true });
  else await promisify(execFile)("cp", ["-a", from, to]);
}

/** Of all that a database is made by. */
async function hashOfMaking(): Promise<string> {
  const files = ["../../package-lock.json", "embedded-database.ts", "migrate.ts"];
  for await (const file of glob("migrations/**/*.{sql,json}", { cwd: import.meta.dirname })) files.push(file);
  const hash = createHash("sha256").update(process.getuid?.() === 0 ? "root" : "");
  for (const file of files.sort())
    hash.update(`\n${file}\n`).update(await readFile(path.join(import.meta.dirname, file)));
  return hash.digest("hex").slice(0, 16);
}
