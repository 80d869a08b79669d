import { execFileSync } from "node:child_process";
import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { requireWritableFile, writeWholeFile } from "./whole-file.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-whole-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("writeWholeFile() leaves a pipe a pipe, and gives it the lines", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("sh", ["-c", 'mkfifo "$0"', pipe]);
  const [text] = await Promise.all([readFile(pipe, "utf8"), writeWholeFile(pipe, ["a,b", "1,2"])]);
  expect(text).toBe("a,b\n1,2\n");
  expect((await lstat(pipe)).isFIFO()).toBe(true);
});

it("writeWholeFile() writes what a link points to, and keeps the link", async () => {
  const [file, link] = [join(folder, "file.csv"), join(folder, "link.csv")];
  await writeFile(file, "old\n");
  await symlink(file, link);
  await writeWholeFile(link, ["new"]);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(file, "utf8")).toBe("new\n");
});

it("writeWholeFile() leaves the old file, and no half of a new one, where the lines break off", async () => {
  const path = join(folder, "kept.csv");
  await writeFile(path, "old\n");
  const before = await readdir(folder);
  function* broken(): Generator<string> {
    yield "half";
    throw Object.assign(new Error(), { code: "ENOSPC" });
  }
  await expect(writeWholeFile(path, broken())).rejects.toThrow("(ENOSPC): free space on its disk");
  expect(await readFile(path, "utf8")).toBe("old\n");
  expect(await readdir(folder)).toEqual(before);
});

it("requireWritableFile() refuses a folder before any work", async () => {
  await expect(requireWritableFile(folder)).rejects.toThrow("(EISDIR)");
  await expect(requireWritableFile(join(folder, "new.csv"))).resolves.toBeUndefined();
});
