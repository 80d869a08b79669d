import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../checks/run-cli.ts";

let home: string;
/** Snapshots before and after a restated file. */
let was: string;
let is: string;
const run = (...args: string[]) => runCli(args, { WATTBOOK_HOME: home });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "wattbook-diff-"));
  const file = join(home, "kepco.csv");
  const importRows = async (may: string) => {
    await writeFile(file, `연도,시도,시군구,계약종별,1월,2월,3월\n2024,서울특별시,종로구,주택용,25002325,${may}\n`);
    expect(await run("import", "kepco", file)).toMatchObject({ code: 0 });
    return (JSON.parse((await run("lake", "log", "--json")).stdout) as { snapshot: string }[])[0]?.snapshot ?? "";
  };
  was = await importRows("631,640");
  is = await importRows("632,700");
});
afterAll(() => rm(home, { recursive: true }));

describe("wattbook lake diff", () => {
  it("names the restated cell with then, now and unit, against the newest snapshot or one that is named", async () => {
    const { code, stdout, stderr } = await run("lake", "diff", was.slice(0, 12));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    // What was imported comes first, what was computed from it after.
    expect(stdout).toMatch(/^regional_usage: 2 cells restated\n[\s\S]*\nregional_forecast \(computed\): /);
    expect(stdout).toMatch(/^ {2}.*2024-02-01.* kwh: 631 → 632 kWh$/m);
    expect(stdout).toMatch(/^ {2}.*2024-03-01.* kwh: 640 → 700 kWh$/m);
    expect((await run("lake", "diff", was, is)).stdout).toBe(stdout);
  });

  it("turned round, tells the way back", async () => {
    expect((await run("lake", "diff", is, was)).stdout).toMatch(/ kwh: 632 → 631 kWh$/m);
  });

  it("names rows that were added and removed, by the beginning of their key where they are many", async () => {
    const log = JSON.parse((await run("lake", "log", "--json")).stdout) as { snapshot: string }[];
    const start = log.at(-1)?.snapshot ?? "";
    const { stdout } = await run("lake", "diff", start, was, "--limit", "100");
    expect(stdout).toContain(
      "region_geometry: 246 rows added\n  + municipality: 229 rows\n  + province: 17 rows\nregional_forecast (computed)",
    );
    expect(stdout).toMatch(/^ {2}\+ 2024-03-01 province 11 total: 13 rows$/m);
    expect((await run("lake", "diff", was, start, "--limit", "1")).stdout).toContain(
      "region_geometry: 246 rows removed\n  - municipality: 229 rows\n  - and 17 more rows: --limit names more groups\n",
    );
  });

  it("writes JSON, and counts what --limit leaves unnamed", async () => {
    const { datasets, ...ids } = JSON.parse((await run("lake", "diff", was, "--json", "--limit", "1")).stdout);
    expect(ids).toEqual({ was, is });
    const usage = datasets.find(({ dataset }: { dataset: string }) => dataset === "regional_usage");
    expect(usage).toMatchObject({ restatedCells: 2, cells: [{ was: 631, is: 632, unit: "kWh" }] });
    expect((await run("lake", "diff", was, "--limit", "1")).stdout).toMatch(/^ {2}and 1 more: --limit names more$/m);
  });

  it("says so when nothing differs, and which snapshot is unknown", async () => {
    expect(await run("lake", "diff", is, is)).toEqual({
      code: 0,
      stdout: "",
      stderr: "Nothing differs: both snapshots hold the same rows.\n",
    });
    const { code, stderr } = await run("lake", "diff", "0123abcd");
    expect({ code, lines: stderr.split("\n").length }).toEqual({ code: 1, lines: 2 });
  });
});
