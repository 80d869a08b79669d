import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";

/** System folders that a program needs to run; where they are links the link is made again. */
const SYSTEM = ["/usr", "/lib", "/lib64", "/lib32", "/bin", "/etc/ld.so.cache", "/etc/alternatives"];

/** Where in the project the code of a query is. */
const CODE = ["lib", "data", "node_modules", "package.json"];

/**
 * The arguments of bubblewrap around a program: no network, no other process in sight, nothing to write to but an empty /tmp
 * in memory, and to read only the system's programs, the project's code, Node, and the lake's own files.
 */
export function bubblewrapArgs(root: string, lakeDir: string, node: string): string[] {
  const folders = [...SYSTEM, path.dirname(realpathSync(node)), ...CODE.map((name) => path.join(root, name))];
  const lake = ["parts", "manifests"].map((name) => path.join(lakeDir, name));
  const readable = [...new Set([...folders, ...lake].filter((each) => existsSync(each)))];
  return [
    ...["--unshare-all", "--die-with-parent", "--clearenv"],
    ...["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"],
    ...readable.flatMap((each) => ["--ro-bind", each, each]),
    ...["--chdir", root, "--cap-drop", "ALL"],
  ];
}

const probed = new Map<string, boolean>();

/** True where bubblewrap is installed and may do its work here; it is tried once. */
export function hasBubblewrap(program = "bwrap"): boolean {
  const known = probed.get(program);
  if (known !== undefined) return known;
  const args = ["--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "true"];
  const works =
    process.platform === "linux" && spawnSync(program, args, { stdio: "ignore", timeout: 5000 }).status === 0;
  probed.set(program, works);
  return works;
}
