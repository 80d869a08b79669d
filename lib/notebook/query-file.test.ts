import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readQueryFile } from "./query-file.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-query-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(sql: string) {
  await writeFile(path.join(folder, "use.sql"), sql);
  return readQueryFile(folder, "use");
}

describe("readQueryFile()", () => {
  it("finds each parameter once, in the order of its first use", async () => {
    const { parameters } = await read("SELECT $b, $a, $b FROM t WHERE x IN ($zone_2, $a) AND y = $A1");
    expect(parameters).toEqual(["b", "a", "zone_2", "A1"]);
  });

  it.each([
    ["a comment", "SELECT $in -- not $out\nFROM t"],
    ["a comment of several lines", "SELECT /* not $out\n nor $out */ $in"],
    ["a text", "SELECT 'not $out, ''nor'' $out', $in"],
    ["a quoted name", 'SELECT "not $out", "a""$out", $in'],
    ["a text that looks like a comment", "SELECT '-- text', $in, '/* text'"],
    ["a comment that opens a text", "SELECT 1 -- don't\n, $in"],
    ["a positional parameter", "SELECT $1, $in"],
  ])("takes no $name out of %s", async (_, sql) => {
    expect((await read(sql)).parameters).toEqual(["in"]);
  });

  it("gives the SQL as it stands, and what a row is from the first comment, on one line", async () => {
    const sql = "-- One row a month: use,\n--   and what was forecast.\nSELECT 1 -- no $more\n";
    expect(await read(sql)).toEqual({ sql, parameters: [], rowIs: "One row a month: use, and what was forecast." });
  });

  it("has no row to name where the file does not begin with a comment", async () => {
    expect((await read("SELECT 1\n-- late\n")).rowIs).toBe("");
  });

  it("reads the file anew at each call, so that an edit shows", async () => {
    expect((await read("SELECT $a")).parameters).toEqual(["a"]);
    expect((await read("SELECT $b")).parameters).toEqual(["b"]);
    await expect(readQueryFile(folder, "nothing")).rejects.toThrow("ENOENT");
  });
});
