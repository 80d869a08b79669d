import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { makeDurableFolder } from "./make-durable-folder.ts";

it("makeDurableFolder() makes what is not there, and leaves alone what is", async () => {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-folder-"));
  for (const folder of ["a/b/c", "a/b/c", "a/d"]) {
    await makeDurableFolder(path.join(home, folder));
    expect((await stat(path.join(home, folder))).isDirectory()).toBe(true);
  }
  await rm(home, { recursive: true });
});
