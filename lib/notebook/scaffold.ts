import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "#lib/core/user-error.ts";
import { scaffoldFiles } from "./scaffold-files.ts";

const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Writes the folder of a new analysis: one question, one query, one figure, both languages. Returns the files written. */
export async function scaffoldAnalysis(root: string, slug: string): Promise<string[]> {
  if (!SLUG.test(slug) || slug.length > 64) {
    throw new UserError(`Cannot name an analysis ${slug}: use lower-case words with hyphens, such as roof-yield`);
  }
  const folder = path.join(root, "analyses", slug);
  if (existsSync(folder)) throw new UserError(`Cannot make analyses/${slug} as it exists already: choose another name`);
  const files = Object.entries(scaffoldFiles(slug));
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { flag: "wx" });
  }
  return files.map(([name]) => path.join("analyses", slug, name));
}
