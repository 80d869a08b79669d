import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

const SOURCES = [
  "{app,lib,analyses,data,public}/**/*",
  "{next.config,postcss.config,mdx-components}.*",
  "{package,package-lock,tsconfig}.json",
];
const NOT_BUILT = /\.(test|bench|e2e)\.tsx?$|^lib[\\/]cli[\\/]|[\\/]expected[\\/]/;

/** Hash of everything that goes into the built pages, paths and contents. */
export async function sourceHash(root: string): Promise<string> {
  const paths: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: root, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    if (entry.isFile() && !NOT_BUILT.test(path)) paths.push(path);
  }
  if (paths.length === 0) throw new Error(`Cannot hash the sources as none were found in ${root}`);
  const hash = createHash("sha256").update(process.version);
  for (const path of paths.sort()) hash.update(`\n${path}\n`).update(await readFile(join(root, path)));
  return hash.digest("hex");
}
