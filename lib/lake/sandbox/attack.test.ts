import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCatalogue } from "../catalogue.ts";
import { type Lake, openLake } from "../lake.ts";
import { hasBubblewrap } from "./bubblewrap.ts";
import type { SandboxKind } from "./process.ts";
import { closeSandboxes, runSandboxed } from "./run-sandboxed.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const KINDS: readonly SandboxKind[] = hasBubblewrap() ? ["bubblewrap", "process"] : ["process"];

let home: string;
let lake: Lake;
let snapshot: string;
let before: Record<string, string>;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-attack-"));
  lake = await openLake(home, await loadCatalogue(ROOT));
  const months = Array.from({ length: 24 }, (_, i) => `2023-${String((i % 12) + 1).padStart(2, "0")}-01`);
  const rows = months.map((month, i) => ({ month, region_code: i < 12 ? "11110" : "11140", kwh: i }));
  const column = <T>(of: (row: (typeof rows)[number]) => T) => rows.map(of);
  await lake.commit("rows", () => ({
    put: [
      {
        dataset: "regional_usage",
        partition: "all",
        columns: {
          month: column(({ month }) => month),
          sido: column(() => "서울특별시"),
          sigungu: column(() => "종로구"),
          region_code: column(({ region_code }) => region_code),
          contract: column(() => "residential"),
          kwh: column(({ kwh }) => kwh),
          quality: column(() => "measured"),
          source: column(() => "test"),
          published: column(() => null),
          published_stated: column(() => false),
        },
        provenance: { source: "test", quality: "measured" },
      },
    ],
  }));
  snapshot = (await lake.head()) as string;
  await writeFile(path.join(home, "secret.csv"), "secret\n42\n");
  await symlink(path.join(home, "secret.csv"), path.join(lake.dir, "parts", "link.csv"));
  await symlink("/etc/passwd", path.join(lake.dir, "parts", "link.parquet"));
  before = await hashes(lake.dir);
});

afterAll(async () => {
  await closeSandboxes();
  await lake.close();
  await rm(home, { recursive: true });
});

async function hashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const pairs = files.sort().map(async (file) => [
    file,
    createHash("sha256")
      .update(await readFile(file))
      .digest("hex"),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

const run = (sql: string, kind: SandboxKind, change: object = {}) =>
  runSandboxed(
    { root: ROOT, lakeDir: lake.dir, snapshot, sql, memoryMb: 256, timeoutMs: 600, maxRows: 100_000, ...change },
    { kind },
  );

/** The most that one process of this test's children held until it is asked. [MB] */
function watchMemory(): () => Promise<number> {
  let most = 0;
  let isAsked = false;
  const look = async () => {
    while (!isAsked) {
      for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
        const [command, status] = await Promise.all(
          ["cmdline", "status"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "")),
        );
        if (!command?.includes(path.join(ROOT, "lib/lake/sandbox/child.ts"))) continue;
        most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status ?? "")?.[1] ?? 0) / 1024);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return most;
  };
  const looking = look();
  return () => {
    isAsked = true;
    return looking;
  };
}

const ONLY_SELECT = /only SELECT|must be one statement|Syntax|Parser/;
const NOT_CALLED = /may not be called here/;
const NO_FILE = /may not be called here|there is no view|does not exist|disabled|Permission Error/;
const NO_VIEW = /there is no view/;
const STOPPED = /was stopped/;
/** A slow machine may take longer than the limit that bombs meet. */
const PATIENT = { timeoutMs: 60_000 };
/** What a query that takes too long is told. */
const TIMED_OUT = "The query was stopped as it passed its time limit";

const ATTACKS: readonly (readonly [what: string, sql: string, refused: RegExp])[] = [
  ["COPY TO inside the lake", "COPY (SELECT 1) TO '$LAKE/evil.csv'", ONLY_SELECT],
  ["COPY TO outside", "COPY (SELECT 1) TO '/tmp/evil.csv'", ONLY_SELECT],
  ["COPY FROM", "COPY regional_usage FROM '/etc/passwd'", ONLY_SELECT],
  ["ATTACH inside the lake", "ATTACH '$LAKE/evil.db' AS evil", ONLY_SELECT],
  ["DETACH", "DETACH memory", ONLY_SELECT],
  ["INSTALL", "INSTALL httpfs", ONLY_SELECT],
  ["LOAD", "LOAD '$LAKE/parts/link.csv'", ONLY_SELECT],
  ["PRAGMA", "PRAGMA database_list", ONLY_SELECT],
  ["a PRAGMA as a function", "SELECT * FROM pragma_database_size()", NOT_CALLED],
  ["SET", "SET memory_limit = '8GB'", ONLY_SELECT],
  ["RESET", "RESET ALL", /Not implemented|only SELECT/],
  ["RESET of one", "RESET memory_limit", ONLY_SELECT],
  ["current_setting()", "SELECT current_setting('secret_directory')", NOT_CALLED],
  ["CREATE TABLE", "CREATE TABLE t AS SELECT 1", ONLY_SELECT],
  ["replacing a view", "CREATE OR REPLACE VIEW regional_usage AS SELECT 1", ONLY_SELECT],
  ["DROP VIEW", "DROP VIEW regional_usage", ONLY_SELECT],
  ["INSERT", "INSERT INTO regional_usage VALUES (1)", ONLY_SELECT],
  ["DELETE", "DELETE FROM regional_usage", ONLY_SELECT],
  ["EXPORT", "EXPORT DATABASE '$LAKE/evil'", ONLY_SELECT],
  ["IMPORT", "IMPORT DATABASE '$LAKE'", /disabled|only SELECT/],
  ["CALL", "CALL pragma_version()", ONLY_SELECT],
  ["CHECKPOINT", "CHECKPOINT", ONLY_SELECT],
  ["EXPLAIN ANALYZE of a write", "EXPLAIN ANALYZE CREATE TABLE t (a INT)", ONLY_SELECT],
  ["PREPARE", "PREPARE p AS SELECT 1", ONLY_SELECT],
  ["EXECUTE", "EXECUTE p", ONLY_SELECT],
  ["several statements", "SELECT 1; SELECT 2", ONLY_SELECT],
  ["a write behind a select", "SELECT 1; COPY (SELECT 1) TO '$LAKE/evil.csv'", ONLY_SELECT],
  ["a write behind a comment", "SELECT 1 /* ; */ ; DROP VIEW regional_usage --", ONLY_SELECT],
  ["a write in a WITH", "WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x", ONLY_SELECT],
  ["read_csv", "SELECT * FROM read_csv('/etc/passwd')", NOT_CALLED],
  ["read_csv of the lake", "SELECT * FROM read_csv('$LAKE/HEAD')", NOT_CALLED],
  ["read_csv through a link", "SELECT * FROM read_csv('$LAKE/parts/link.csv')", NOT_CALLED],
  ["read_text", "SELECT content FROM read_text('/etc/passwd')", NOT_CALLED],
  ["read_blob", "SELECT content FROM read_blob('/proc/self/environ')", NOT_CALLED],
  ["read_json", "SELECT * FROM read_json('/etc/passwd')", NOT_CALLED],
  ["read_parquet of another part", "SELECT * FROM read_parquet('$LAKE/parts/*.parquet')", NOT_CALLED],
  ["parquet_metadata", "SELECT * FROM parquet_metadata('$LAKE/parts/*.parquet')", NOT_CALLED],
  ["glob()", "SELECT * FROM glob('/etc/*')", NOT_CALLED],
  ["a glob out of the folder", "SELECT * FROM read_text('$LAKE/../../**')", NOT_CALLED],
  ["sniff_csv", "SELECT * FROM sniff_csv('/etc/passwd')", NOT_CALLED],
  ["a file as a table", "SELECT * FROM '/etc/passwd'", NO_FILE],
  ["a file as a table, by its ending", "SELECT * FROM '$HOME/secret.csv'", NO_FILE],
  ["a link as a table", "SELECT * FROM '$LAKE/parts/link.parquet'", NO_FILE],
  ["a file in FROM first", "FROM '/etc/passwd'", NO_FILE],
  ["getenv", "SELECT getenv('PATH')", /Catalog Error|not exist|may not be called/],
  ["query()", "SELECT * FROM query('COPY (SELECT 1) TO ''/tmp/evil.csv''')", NOT_CALLED],
  ["query_table of a file", "SELECT * FROM query_table('/etc/passwd')", NO_FILE],
  ["query_table of a view", "SELECT * FROM query_table('regional_usage')", NOT_CALLED],
  ["query_table by its schema", "SELECT * FROM main.Query_Table(['pg_settings'])", NOT_CALLED],
  ["query_table of a computed name", "SELECT * FROM query_table('pg_' || 'settings')", NOT_CALLED],
  ["settings as a table", "SELECT * FROM pg_catalog.pg_settings", NO_VIEW],
  ["settings behind a WITH", "WITH pg_settings AS (SELECT 1) SELECT * FROM pg_catalog.pg_settings", NO_VIEW],
  [
    "settings beside a WITH of that name",
    "SELECT * FROM pg_settings, (WITH pg_settings AS (SELECT 1) SELECT * FROM pg_settings)",
    NO_VIEW,
  ],
  [
    "settings before a WITH of that name",
    "WITH a AS (SELECT * FROM pg_settings), pg_settings AS (SELECT 1) SELECT * FROM a",
    NO_VIEW,
  ],
  [
    "a table of DuckDB's own behind a WITH",
    "WITH pragma_database_list AS (SELECT 1) SELECT * FROM main.pragma_database_list",
    NO_VIEW,
  ],
  ["arrow_scan of an address", "SELECT * FROM arrow_scan(1, 2, 3)", NOT_CALLED],
  ["duckdb_secrets", "SELECT * FROM duckdb_secrets()", NOT_CALLED],
  ["duckdb_settings", "SELECT * FROM duckdb_settings()", NOT_CALLED],
  ["json_execute_serialized_sql", "SELECT * FROM json_execute_serialized_sql('{}')", NOT_CALLED],
  ["nothing", " -- \n", /is empty/],
  [
    "a recursive CTE without end",
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t",
    STOPPED,
  ],
  [
    "a recursive CTE that doubles",
    "WITH RECURSIVE t(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM t) SELECT max(length(s)) FROM t",
    STOPPED,
  ],
  [
    "a cross join of everything",
    "SELECT sum(a.kwh * b.kwh) FROM regional_usage a, regional_usage b, regional_usage c, regional_usage d, regional_usage e, regional_usage f, regional_usage g",
    STOPPED,
  ],
  ["a huge series", "SELECT count(DISTINCT hash(i)) FROM range(100000000000) t(i)", STOPPED],
  [
    "a huge text",
    "SELECT repeat('x', 2000000000) || repeat('y', 2000000000) AS t",
    /was stopped|Out of Range|Invalid Input|memory/i,
  ],
  ["a huge text alone", "SELECT repeat('x', 2000000000)", STOPPED],
  ["huge texts, never returned", "SELECT max(length(repeat('x', 900000000 + i))) FROM range(1000) t(i)", STOPPED],
  ["a huge list", "SELECT list_sum(list_transform(range(500000000), lambda x: x * 2))", STOPPED],
  [
    "a sort that does not fit",
    "SELECT * FROM range(300000000) t(i) ORDER BY hash(i) LIMIT 5 OFFSET 299000000",
    STOPPED,
  ],
  ["more rows than allowed", "SELECT * FROM range(100001)", /row limit of 100000/],
  ["brackets without end", `SELECT ${"(".repeat(20_000)}1${")".repeat(20_000)}`, /Cannot run the query|was stopped/],
  ["a text of ten million letters", `SELECT 1 -- ${"x".repeat(1e7)}`, /more than 100000 letters/],
];

describe.each(KINDS)("in the sandbox %s", (kind) => {
  // Each in a process of its own, several at a time. What is refused by what it says must be so however slow the machine.
  it.concurrent.each(ATTACKS)("%s is refused or stopped", async (_, sql, refused) => {
    const attack = sql.replaceAll("$LAKE", lake.dir).replaceAll("$HOME", home);
    const limit = refused.test(TIMED_OUT) ? {} : PATIENT;
    await expect(run(attack, kind, limit)).rejects.toThrow(refused);
  });

  it("ordinary queries answer, with every row and no secret in their environment", async () => {
    const result = await run(
      "SELECT region_code, sum(kwh) AS kwh FROM regional_usage GROUP BY 1 ORDER BY 1",
      kind,
      PATIENT,
    );
    expect(result).toMatchObject({ rowCount: 2, rowsScanned: 24, sandbox: kind });
    expect(result.arrow.byteLength).toBeGreaterThan(100);
    expect((await run("SELECT * FROM range(100000)", kind, PATIENT)).rowCount).toBe(100_000);
    expect((await run("FROM datasets", kind, PATIENT)).rowCount).toBeGreaterThan(10);
    const nested =
      "WITH A AS (FROM regional_usage), b AS (FROM a) SELECT (WITH c AS (FROM b) SELECT sum(kwh) FROM C) AS kwh";
    expect(await run(nested, kind, PATIENT)).toMatchObject({ rowCount: 1, rowsScanned: 24 });
    const recursive = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM T WHERE n < 9) FROM t";
    expect((await run(recursive, kind, PATIENT)).rowCount).toBe(9);
  });

  it.runIf(process.platform === "linux")(
    "a query takes no more memory than is allowed, even in one function",
    async () => {
      const watch = watchMemory();
      const sql = "SELECT list_sum(list_transform(range(500000000), lambda x: x * 2))";
      await expect(run(sql, kind)).rejects.toThrow(STOPPED);
      const most = await watch();
      expect(most).toBeGreaterThan(10);
      expect(most).toBeLessThan(1400);
    },
  );

  it("a query that is cancelled ends its process", async () => {
    const cancel = new AbortController();
    const running = runSandboxed(
      {
        ...{ root: ROOT, lakeDir: lake.dir, snapshot, memoryMb: 256, timeoutMs: 60_000, maxRows: 10 },
        // Takes all of its time and no memory.
        sql: "SELECT count(*) FROM range(1000000) a(i), range(1000000) b(j) WHERE hash(i + j) = 0",
      },
      { kind, signal: cancel.signal },
    );
    setTimeout(() => cancel.abort(new Error("enough")), 700);
    await expect(running).rejects.toThrow("enough");
  });
});

it("other readers are answered rightly while bombs go off", async () => {
  const bombs = [1, 2].map(() =>
    run("SELECT count(DISTINCT hash(i)) FROM range(100000000000) t(i)", KINDS[0] as SandboxKind).catch(
      (error: Error) => error.message,
    ),
  );
  const open = await lake.snapshot();
  for (let i = 0; i < 20; i++) {
    const [row] = (await open.query("SELECT sum(kwh) AS kwh FROM regional_usage")).rows<{ kwh: number }>();
    expect(row?.kwh).toBe(276);
  }
  for (const message of await Promise.all(bombs)) expect(message).toMatch(STOPPED);
});

it("after all of it the lake's files are the same, and no others", async () => {
  expect(Object.keys(before).length).toBeGreaterThan(2);
  expect(await hashes(lake.dir)).toEqual(before);
  expect(await readdir("/tmp").then((names) => names.filter((name) => name.startsWith("evil")))).toEqual([]);
});
