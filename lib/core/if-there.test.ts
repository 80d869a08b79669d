import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ifThere } from "./if-there.ts";
import type { UserError } from "./user-error.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-there-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("ifThere() is undefined for what is not there, and says in one line what cannot be read", async () => {
  const file = path.join(folder, "file");
  expect(await ifThere(readFile(file, "utf8"), file)).toBeUndefined();
  await writeFile(file, "");
  expect(await ifThere(readFile(file, "utf8"), file)).toBe("");
  const both = [ifThere(readdir(file), file), ifThere(readFile(folder), folder)];
  const said = (await Promise.allSettled(both)).map((each) => (each as PromiseRejectedResult).reason as UserError);
  expect(said.map(({ name, message }) => [name, message])).toEqual([
    ["UserError", `Cannot read ${file} (ENOTDIR): there is a file where a folder should be: move it away`],
    ["UserError", `Cannot read ${folder} (EISDIR): it is a folder where a file should be: move it away`],
  ]);
  const ours = new TypeError("no file has to do with it");
  await expect(ifThere(Promise.reject(ours), file)).rejects.toBe(ours);
});
