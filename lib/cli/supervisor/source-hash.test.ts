import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sourceHash } from "./source-hash.ts";

let root: string;
const write = async (path: string, text: string) => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "wattbook-sources-"));
});
afterAll(() => rm(root, { recursive: true }));

it("sourceHash() refuses a folder without sources", async () => {
  await expect(sourceHash(root)).rejects.toThrow(/none were found/);
});

it("sourceHash() changes with whatever is built, by content, name or absence, and with nothing else", async () => {
  await write("app/page.tsx", "one");
  await write("next.config.js", "");
  const first = await sourceHash(root);

  for (const path of [
    "app/page.test.ts",
    "app/page.e2e.ts",
    "lib/cli/world.ts",
    "analyses/a/expected/map.svg",
    "x.md",
  ]) {
    await write(path, "anything");
    expect(await sourceHash(root), path).toBe(first);
  }
  for (const path of ["app/page.tsx", "analyses/a/query.sql", "data/reference/regions.json", "package-lock.json"]) {
    const before = await sourceHash(root);
    await write(path, "two");
    expect(await sourceHash(root), path).not.toBe(before);
  }
  const before = await sourceHash(root);
  await rm(join(root, "analyses/a/query.sql"));
  expect(await sourceHash(root)).not.toBe(before);
});
