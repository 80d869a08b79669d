import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../world.ts";

it("lib/README.md has one line for each folder of lib, and none for a folder that is not there", async () => {
  const readme = await readFile(join(PROJECT_ROOT, "lib/README.md"), "utf8");
  const listed = [...readme.matchAll(/^\| `([a-z-]+)\/` \|/gm)].map(([, name]) => name);
  const entries = await readdir(join(PROJECT_ROOT, "lib"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.length).toBeGreaterThan(4);
  expect(listed.toSorted()).toEqual(folders.toSorted());
});
