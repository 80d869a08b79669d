import { appendFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samplePartWrites } from "#data/sample/regional-usage-parts.ts";
import { runCli } from "../checks/run-cli.ts";
import { putReference } from "../lake/put-reference.ts";
import { withLake } from "../lake/with-lake.ts";

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "wattbook-home-"));
  const { signal } = new AbortController();
  const world = { env: { WATTBOOK_HOME: home }, signal, out: process.stdout, err: process.stderr };
  await withLake(world, async (lake) => {
    const put = samplePartWrites().map((part) => ({ ...part, columns: { ...part.columns } }));
    await lake.commit("Synthetic sample", () => ({ put }));
    await putReference(lake, signal);
  });
});
afterAll(() => rm(home, { recursive: true }));

const run = (...args: string[]) => runCli(args, { WATTBOOK_HOME: home });

describe("wattbook sql", () => {
  it("writes CSV with its header first: a missing value blank, an empty text quoted, lists as JSON", async () => {
    const select = `SELECT 1.5 AS number, NULL AS missing, '' AS nothing, 'a "b", c' AS text, [1, NULL] AS list,
      DATE '2024-02-29' AS day, 'nan'::DOUBLE AS nan`;
    expect(await run("sql", select)).toEqual({
      code: 0,
      stdout: 'number,missing,nothing,text,list,day,nan\n1.5,,"","a ""b"", c","[1,null]",2024-02-29,\n',
      stderr: "",
    });
  });

  it("writes JSON, a row a line, that reads back", async () => {
    const { stdout } = await run("sql", "SELECT level, count(*) AS n FROM region GROUP BY level ORDER BY n", "--json");
    expect(JSON.parse(stdout)).toEqual([
      { level: "nation", n: 1 },
      { level: "province", n: 17 },
      { level: "municipality", n: 229 },
    ]);
    expect(stdout.split("\n")).toHaveLength(6);
  });

  it("lists every view with its columns and units", async () => {
    const { stdout } = await run("sql", "FROM datasets WHERE dataset = 'regional_usage' AND column_name = 'kwh'");
    expect(stdout).toMatch(/\nregional_usage,.*,kwh,DOUBLE,kWh,/);
  });

  it("answers from an earlier snapshot", async () => {
    const entries: { snapshot: string }[] = JSON.parse((await run("lake", "log", "--json")).stdout);
    expect(entries).toHaveLength(2);
    const count = async (id = "") =>
      (await run("sql", "SELECT count(*) FROM region", "--snapshot", id.slice(0, 12))).stdout.split("\n")[1];
    expect(await count(entries[1]?.snapshot)).toBe("0");
    expect(await count(entries[0]?.snapshot)).toBe("247");
  });

  it.each([
    ["a statement that writes", "CREATE TABLE t AS SELECT 1", /only SELECT may run here/],
    ["two statements", "SELECT 1; SELECT 2", /must be one statement: it has 2/],
    ["a file of the machine", "FROM read_text('/etc/hostname')", /read_text may not be called here/],
    ["an unknown column", "SELECT kwhs FROM regional_usage", /kwhs/],
    ["a typing mistake", "SELEKT 1", /syntax error/],
  ])("refuses %s in one line, exit 1", async (_what, select, message) => {
    const { code, stdout, stderr } = await run("sql", select);
    expect({ code, stdout, lines: stderr.split("\n").length }).toEqual({ code: 1, stdout: "", lines: 2 });
    expect(stderr).toMatch(message);
  });
});

describe("wattbook import kepco", () => {
  it("tells what came of a file, makes no new snapshot of the same file, and one of a restated one", async () => {
    const own = join(home, "own");
    const file = join(home, "kepco.csv");
    const write = (kwh: number) =>
      writeFile(file, `연도,시도,시군구,계약종별,1월,2월\n2024,서울특별시,종로구,주택용,25002325,"${kwh}"\n`);
    const importFile = () => runCli(["import", "kepco", file], { WATTBOOK_HOME: own });
    const snapshots = async () =>
      JSON.parse((await runCli(["lake", "log", "--json"], { WATTBOOK_HOME: own })).stdout).length;

    await write(631);
    expect(await importFile()).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^2 cells added/m) });
    const before = await snapshots();
    expect((await importFile()).stdout).toMatch(/^nothing new/m);
    expect(await snapshots()).toBe(before);
    await write(632);
    expect((await importFile()).stdout).toMatch(/^0 cells added, 1 restated, 1 as before/m);
    expect(await snapshots()).toBeGreaterThan(before);
  });

  it("refuses a bad file in one line with file, line and column, and changes nothing", async () => {
    const file = join(home, "bad.csv");
    await writeFile(file, "연도,시도,시군구,계약종별,1월\n2024,서울특별시,종로구,주택용,many\n");
    const before = (await run("lake", "log", "--json")).stdout;
    const { code, stdout, stderr } = await run("import", "kepco", file);
    expect({ code, stdout, lines: stderr.split("\n").length }).toEqual({ code: 1, stdout: "", lines: 2 });
    expect(stderr).toMatch(/bad\.csv \(line 2, column .*\).*many/);
    expect((await run("lake", "log", "--json")).stdout).toBe(before);
  });

  it("says which file is not there", async () => {
    const { code, stderr } = await run("import", "kepco", join(home, "nowhere.csv"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Cannot read .*nowhere\.csv as there is no such file\n$/);
  });
});

describe("wattbook lake", () => {
  it("log lists the newest snapshot first, and as many as asked", async () => {
    const { stdout } = await run("lake", "log", "--limit", "1");
    expect(stdout).toMatch(
      /^[0-9a-f]{12} {2}\d{4}-\d\d-\d\dT\d\d:\d\dZ {2}\d+ files, [\d,]+ rows, [\d.]+ [kM]?B +Regions and their cells\n$/,
    );
  });

  it("gc keeps what is young, and says what it would remove", async () => {
    expect(await run("lake", "gc", "--dry-run")).toEqual({
      code: 0,
      stdout: "Would remove 0 snapshots, 0 files, 0 files of removed pins, 0 leftovers: 0 B. 2 snapshots stay.\n",
      stderr: "",
    });
  });

  it("verify says so when all files are whole, and which one is not, exit 1", async () => {
    const whole = await run("lake", "verify");
    expect(whole).toMatchObject({ code: 0, stderr: "" });
    expect(whole.stdout).toMatch(/^2 snapshots, 5 files, .*: every file is what its name says\.\n$/);

    const [part] = await readdir(join(home, "lake/parts"));
    await appendFile(join(home, "lake/parts", part ?? ""), "x");
    const { code, stdout, stderr } = await run("lake", "verify");
    expect({ code, lines: stderr.split("\n").length }).toEqual({ code: 1, lines: 2 });
    expect(stdout).toContain(`truncated: ${join(home, "lake/parts", part ?? "")}`);
    expect(stderr).toMatch(/^1 files of the lake are not whole/);
  });
});
