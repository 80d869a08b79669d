import { rename } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import type { Snapshot } from "./snapshot.ts";
import { temporaryLake } from "./test-lake.ts";
import { readings } from "./test-readings.ts";

const SLOW = "SELECT sum(sqrt(a.range * b.range)) AS s FROM range(1000000) a, range(1000000) b";

let snapshot: Snapshot;
let dir: string;
beforeEach(async () => {
  const lake = await temporaryLake(undefined, {
    meter_total:
      "-- One row: meter, all hours. More words.\nSELECT meter, sum(load_kwh) AS total_kwh FROM readings GROUP BY meter",
    above: "SELECT * FROM meter_total WHERE total_kwh > 5",
  });
  dir = lake.dir;
  await lake.commit("rows", () => ({ put: [readings("a", [1, Number.NaN, 3]), readings("b", [4, 5])] }));
  snapshot = await lake.snapshot();
});

describe("parameters", () => {
  it.each([
    [
      "by name",
      "SELECT hour FROM readings WHERE meter = $meter AND hour > $hour ORDER BY hour",
      { meter: "a", hour: 0, more: 1 },
      [1, 2],
    ],
    ["in order", "SELECT hour FROM readings WHERE meter = ? AND hour > ? ORDER BY hour", ["a", 0], [1, 2]],
    ["null", "SELECT hour FROM readings WHERE meter = coalesce($meter, 'b') ORDER BY hour", { meter: null }, [0, 1]],
    [
      "a list",
      "SELECT DISTINCT hour FROM readings WHERE list_contains($hours, hour) ORDER BY hour",
      { hours: [0, 2, 9] },
      [0, 2],
    ],
    ["an empty list", "SELECT hour FROM readings WHERE list_contains($meters, meter)", { meters: [] }, []],
    [
      "a list with null and fractions",
      "SELECT count(*)::INTEGER AS hour FROM readings WHERE load_kwh IN $loads",
      { loads: [null, 1, 4.0, 5.5] },
      [2],
    ],
    ["a limit", "SELECT hour FROM readings ORDER BY hour DESC LIMIT $n", { n: 1 }, [2]],
    ["NaN as missing", "SELECT 1 AS hour WHERE $x IS NULL", { x: Number.NaN }, [1]],
    ["a text that looks like SQL", "SELECT hour FROM readings WHERE meter = $m", { m: "' OR true --" }, []],
  ])("query() binds %s", async (_, sql, parameters, hours) => {
    const result = await snapshot.query(sql, parameters);
    expect(result.rows<{ hour: number }>().map(({ hour }) => hour)).toEqual(hours);
  });

  it("query() binds a day and an instant", async () => {
    const sql = "SELECT $day::DATE = DATE '2024-05-01' AND $at = TIMESTAMPTZ '2024-05-01 09:00:00+09:00' AS same";
    const result = await snapshot.query(sql, { day: "2024-05-01", at: new Date("2024-05-01T00:00:00Z") });
    expect(result.rows()).toEqual([{ same: true }]);
  });

  it("query() names a parameter without a value", async () => {
    await expect(snapshot.query("SELECT $meter", {})).rejects.toThrow("its parameter $meter has no value");
  });
});

it("query() keeps missing values missing, and says what it scanned", async () => {
  const result = await snapshot.query("SELECT hour, load_kwh FROM readings WHERE meter = 'a' ORDER BY hour");
  expect(result.rows()).toEqual([
    { hour: 0, load_kwh: 1 },
    { hour: 1, load_kwh: null },
    { hour: 2, load_kwh: 3 },
  ]);
  expect(result.stats.rowsScanned).toBe(5);
  expect((await snapshot.query("SELECT 1 AS one")).stats.rowsScanned).toBe(0);
  expect((await snapshot.query("WITH t AS (FROM above) FROM t")).stats.rowsScanned).toBe(5);
});

it("query() checks the columns that are expected", async () => {
  const sql = "SELECT hour, load_kwh FROM readings";
  const expect_ = { hour: "INTEGER", load_kwh: "DOUBLE" } as const;
  expect((await snapshot.query(sql, {}, { expect: expect_ })).rowCount).toBe(5);
  await expect(snapshot.query(sql, {}, { expect: { hour: "BIGINT" } })).rejects.toThrow(
    new TypeError("The query's column hour must be BIGINT: it is INTEGER"),
  );
  await expect(snapshot.query(sql, {}, { expect: { kwh: "DOUBLE" } })).rejects.toThrow("has no column kwh");
});

describe("limits", () => {
  it("query() stops at the signal, and the next call works", async () => {
    const stop = new AbortController();
    const slow = snapshot.query(SLOW, {}, { signal: stop.signal });
    const meanwhile = delay(100).then(() => snapshot.query("SELECT count(*) AS n FROM readings"));
    setTimeout(() => stop.abort(new DOMException("gone", "AbortError")), 200);
    await expect(slow).rejects.toMatchObject({ name: "AbortError", message: "gone" });
    expect((await meanwhile).rows()).toEqual([{ n: 5 }]);
    expect((await snapshot.query("SELECT 1 AS one")).rows()).toEqual([{ one: 1 }]);
    await expect(snapshot.query("SELECT 1", {}, { signal: stop.signal })).rejects.toThrow("gone");
  });

  it("query() passes no limit of time, rows or memory, and names the one it met", async () => {
    await expect(snapshot.query(SLOW, {}, { timeoutMs: 200 })).rejects.toThrow(
      new UserError("The query was stopped as it passed its time limit of 0.2 s"),
    );
    await expect(snapshot.query("FROM range(5000)", {}, { maxRows: 4000 })).rejects.toThrow("its row limit of 4000");
    expect((await snapshot.query("FROM range(4000)", {}, { maxRows: 4000 })).rowCount).toBe(4000);
    await expect(snapshot.query("SELECT list(range) FROM range(300000000)")).rejects.toThrow(
      "its memory limit of 953.6 MiB",
    );
    expect((await snapshot.query("SELECT 1 AS one")).rows()).toEqual([{ one: 1 }]);
  });

  it("query() of many at once, some of which are stopped, gives each its own rows", async () => {
    const stop = new AbortController();
    const slow = Array.from({ length: 6 }, () => snapshot.query(SLOW, {}, { signal: stop.signal }));
    const settled = Promise.allSettled(slow);
    const quick = Array.from({ length: 20 }, (_, i) => snapshot.query("SELECT $i AS i", { i }));
    await delay(50);
    stop.abort();
    expect((await Promise.all(quick)).map((result) => result.rows<{ i: number }>()[0]!.i)).toEqual([
      ...Array(20).keys(),
    ]);
    expect((await settled).map(({ status }) => status)).toEqual(Array(6).fill("rejected"));
  });
});

describe("what it refuses", () => {
  it.each([
    ["wrong SQL", "SELEC 1", /^Cannot run the query: Parser Error: syntax error at or near "SELEC"$/],
    ["an unknown column", "SELECT kwh FROM readings", /^Cannot run the query: Binder Error: .*"kwh" not found/],
    ["an empty statement", "-- nothing", "it is empty"],
    ["two statements", "SELECT 1; SELECT 2", "one statement: it has 2"],
    ["a change", "DROP VIEW readings", "only SELECT may run here"],
    ["a change under EXPLAIN", "EXPLAIN ANALYZE DROP VIEW readings", "only SELECT may run here"],
    ["a setting", "SET enable_external_access = true", "only SELECT may run here"],
    ["a pragma", "PRAGMA enable_profiling", "only SELECT may run here"],
    ["a file to be written", "COPY (SELECT 1) TO 'x.csv'", "only SELECT may run here"],
    ["a database", "ATTACH 'x.db'", "only SELECT may run here"],
    ["an extension", "LOAD httpfs", "only SELECT may run here"],
    ["a log to be written", "FROM system.main.enable_logging()", "enable_logging may not be called here"],
    ["memory by its address", "SELECT (SELECT count(*) FROM arrow_scan(1, 2, 3))", "arrow_scan may not be called here"],
    ["SQL in a text", "FROM query('FROM disable_logging()')", "query may not be called here"],
    ["a function that acts", "SELECT ('x').write_log()", "write_log may not be called here"],
    ["a file", "FROM read_text('/etc/hostname')", "read_text may not be called here"],
    ["a file by its name", "FROM '/etc/hostname.csv'", "Permission Error"],
    ["an address", "FROM 'https://127.0.0.1/x.parquet'", /Cannot run the query: /],
  ])("query() refuses %s", async (_, sql, message) => {
    const failure = snapshot.query(sql);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toBeInstanceOf(UserError);
    await expect(failure.catch((error: Error) => error.message)).resolves.not.toContain("\n");
  });

  it("query() refuses a manifest and a part of another snapshot by path", async () => {
    await expect(snapshot.query(`FROM '${dir}/manifests/${snapshot.id}.json'`)).rejects.toThrow("Permission Error");
    await expect(snapshot.query(`FROM '${dir}/parts/*.parquet'`)).rejects.toThrow("Permission Error");
  });
});

it.each([
  "DESCRIBE readings",
  "SHOW TABLES",
  "SUMMARIZE readings",
  "VALUES (1)",
  "PIVOT readings ON hour IN (0, 1) USING sum(load_kwh)",
])("query() runs %s", async (sql) => {
  expect((await snapshot.query(sql)).rowCount).toBeGreaterThan(0);
});

it("query() lists the datasets and views with rows, types, units and meanings", async () => {
  const result = await snapshot.query("SELECT * FROM datasets WHERE dataset <> 'above'");
  expect(result.rows().map(Object.values)).toEqual([
    ["meter_total", "meter, all hours", 2, "meter", "VARCHAR", null, "Name of the meter."],
    ["meter_total", "meter, all hours", 2, "total_kwh", "DOUBLE", "kWh", null],
    ["readings", "meter × hour", 5, "meter", "VARCHAR", null, "Name of the meter."],
    ["readings", "meter × hour", 5, "hour", "INTEGER", null, "Hours since the start."],
    ["readings", "meter × hour", 5, "load_kwh", "DOUBLE", "kWh", "Energy of the hour."],
  ]);
});

it("snapshot() of an empty lake has the views, without rows", async () => {
  const lake = await temporaryLake();
  const empty = await lake.snapshot();
  const result = await empty.query("SELECT * FROM readings");
  expect(await lake.head()).toBeNull();
  expect(result.columns.map(({ type }) => type)).toEqual(["VARCHAR", "INTEGER", "DOUBLE"]);
  expect(result.rows()).toEqual([]);
  await expect(lake.snapshot("0123456789")).rejects.toThrow("Cannot find snapshot 0123456789");
});

it("query() of more snapshots than stay open, and after close(), opens them again", async () => {
  const lake = await temporaryLake();
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.push((await lake.commit(`${i}`, () => ({ put: [readings("a", [i])] }))).snapshot);
  const load = async (id: string) => (await (await lake.snapshot(id)).query("SELECT load_kwh FROM readings")).rows();
  const all = async () => (await Promise.all([...ids, ...ids].map(load))).flat().map(({ load_kwh }) => load_kwh);
  expect(await all()).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
  const slow = (await lake.snapshot()).query("SELECT count(*) AS n FROM range(200000000) WHERE range % 3 = 1");
  await delay(50);
  await lake.close();
  expect((await slow).rows()).toEqual([{ n: 66666667 }]);
  expect(await all()).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
});

it("query() of a snapshot whose file is gone says so, and works once it is back", async () => {
  const lake = await temporaryLake();
  await lake.commit("rows", () => ({ put: [readings("a", [1])] }));
  const { sha256 } = (await lake.snapshot()).manifest.parts[0]!;
  const file = path.join(lake.dir, "parts", `${sha256}.parquet`);
  await rename(file, `${file}.away`);
  const query = async () => (await lake.snapshot()).query("FROM readings");
  await expect(query()).rejects.toThrow("a file of readings cannot be read: see wattbook lake verify");
  await rename(`${file}.away`, file);
  expect((await query()).rowCount).toBe(1);
});

it("query() names views that go round, or that DuckDB cannot read", async () => {
  const round = await temporaryLake(undefined, { a: "FROM b", b: "FROM a" });
  await expect((await round.snapshot()).query("SELECT 1")).rejects.toThrow("they go round: a → b → a");
  const wrong = await temporaryLake(undefined, { a: "SELECT nothing FROM readings" });
  await expect((await wrong.snapshot()).query("SELECT 1")).rejects.toThrow(
    "Cannot create the view of data/views/a.sql",
  );
});
