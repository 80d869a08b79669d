import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createProgram } from "../program.ts";
import { PROJECT_ROOT } from "../world.ts";

const read = (path: string) => readFile(join(PROJECT_ROOT, path), "utf8");

it("README.md lists every command that is found, and every setting that is read", async () => {
  const readme = await read("README.md");
  const world = { env: {}, signal: new AbortController().signal, out: process.stdout, err: process.stderr };
  const commands = (await createProgram(world)).commands.map((command) => command.name());
  const settings = [...(await read("lib/core/settings.ts")).matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name);
  expect(commands.length).toBeGreaterThan(7);
  expect(settings.length).toBeGreaterThan(3);
  expect(commands.filter((name) => !readme.includes(`| \`${name}`))).toEqual([]);
  expect(settings.filter((name) => !new RegExp(`\\| \`${name}\` +\\|`).test(readme))).toEqual([]);
});

it("lib/README.md has one line for each folder of lib, and none for a folder that is not there", async () => {
  const listed = [...(await read("lib/README.md")).matchAll(/^\| `([a-z-]+)\/` +\|/gm)].map(([, name]) => name);
  const entries = await readdir(join(PROJECT_ROOT, "lib"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.length).toBeGreaterThan(4);
  expect(listed.toSorted()).toEqual(folders.toSorted());
});

it("every link of the documents to a file of the project leads to one", async () => {
  const documents = ["README.md", "CONTRIBUTING.md", "lib/README.md"];
  const links = await Promise.all(
    documents.map(async (path) =>
      [...(await read(path)).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = ""]) => join(path, "..", link)),
    ),
  );
  expect(links.flat().length).toBeGreaterThan(3);
  for (const link of links.flat()) await expect(read(link), link).resolves.not.toBe("");
});
