import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const LEFT_OUT = new Set(["node_modules", ".git", ".next", ".wattbook"]);

/** A copy of the project, to put another analysis into; whoever asked for it removes it. */
export async function copiedProject(project: string): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), "wattbook-copy-"));
  for (const name of await readdir(project)) {
    if (!LEFT_OUT.has(name)) await cp(path.join(project, name), path.join(root, name), { recursive: true });
  }
  await copyPackages(project, root);
  return root;
}

/** The bundler follows no link out of its root: the packages are copied, as hard links where the disk has them. */
async function copyPackages(project: string, root: string): Promise<void> {
  const run = promisify(execFile);
  const [from, to] = [path.join(project, "node_modules"), path.join(root, "node_modules")];
  await run("cp", ["-al", from, to]).catch(() => run("cp", ["-R", from, to]));
}
