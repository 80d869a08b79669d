import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { codeHash } from "./code-hash.ts";
import { temporaryProject } from "./test-project.ts";

const FILES = {
  "a.ts":
    'import fs from "node:fs";\nimport {\n  b,\n} from "./b.ts";\nimport type { T } from "./type.ts";\nexport { c } from "#lib/c.ts";\nvoid b; void fs;',
  "b.ts": 'import "./effect.ts";\nexport const b = () => import("./lazy.ts");',
  "effect.ts": "globalThis.x = 1;",
  "lazy.ts":
    'import table from "./table.json" with { type: "json" };\nimport { z } from "@scope/name/part";\nvoid z; export default table;',
  "table.json": "[1]",
  "type.ts": "export type T = 1;",
  "other.ts": "export {};",
  "lib/c.ts": 'import { a } from "../a.ts";\nexport const c = a;',
  "package-lock.json": '{ "packages": { "node_modules/@scope/name": { "version": "1.0.0" } } }',
};

it.each([
  ["the file itself", "a.ts", true],
  ["an import", "b.ts", true],
  ["an import for its effect", "effect.ts", true],
  ["a dynamic import", "lazy.ts", true],
  ["a JSON file", "table.json", true],
  ["an import by #", "lib/c.ts", true],
  ["a type", "type.ts", false],
  ["a file nobody imports", "other.ts", false],
])("codeHash() follows imports: a change of %s", async (_, file, changes) => {
  const root = await temporaryProject(FILES);
  const before = await codeHash(path.join(root, "a.ts"), root);
  await writeFile(path.join(root, file), `${FILES[file as keyof typeof FILES]}\n`);
  expect((await codeHash(path.join(root, "a.ts"), root)) !== before).toBe(changes);
});

it("codeHash() holds the versions of npm packages, and not the checkout's place", async () => {
  const [one, two, three] = await Promise.all([
    temporaryProject(FILES),
    temporaryProject(FILES),
    temporaryProject({ ...FILES, "package-lock.json": FILES["package-lock.json"].replace("1.0.0", "1.0.1") }),
  ]);
  const hash = await codeHash(path.join(one, "a.ts"), one);
  expect(await codeHash(path.join(two, "a.ts"), two)).toBe(hash);
  expect(await codeHash(path.join(three, "a.ts"), three)).not.toBe(hash);
});

it("codeHash() names an import that is not there", async () => {
  const root = await temporaryProject({ "a.ts": 'import "./gone.ts";' });
  await expect(codeHash(path.join(root, "a.ts"), root)).rejects.toThrow("gone.ts");
});
