import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inspect } from "./inspect.ts";

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

it.each([
  ["WITH a AS (FROM t), b AS (FROM A) FROM B, u", ["t", "u"]],
  ["WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a, t) FROM a", ["t"]],
  ["WITH a AS (SELECT 1) SELECT (SELECT count(*) FROM (WITH b AS (FROM a) FROM b)) UNION ALL FROM a", []],
])("inspect() leaves out the tables of a select's own WITH: %s", async (sql, tables) => {
  expect((await inspect(connection, sql)).tables).toEqual(tables);
});

it.each([
  ["WITH t AS (SELECT 1) FROM files.t", ["files.t"]],
  ["WITH t AS (SELECT 1) FROM main.t", ["t"]],
  ["WITH t AS (SELECT 1) FROM memory.main.t", ["t"]],
  ["FROM t, (WITH t AS (SELECT 1) FROM t)", ["t"]],
  ["WITH a AS (FROM t), t AS (SELECT 1) FROM a", ["t"]],
  ["WITH t AS (FROM t) FROM t", ["t"]],
])("inspect() sees the table that a WITH of its name does not hide: %s", async (sql, tables) => {
  expect((await inspect(connection, sql)).tables).toEqual(tables);
});
