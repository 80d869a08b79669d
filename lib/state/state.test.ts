import { readFile, stat } from "node:fs/promises";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectionFile } from "./connection.ts";
import * as alarm from "./schema/alarm.ts";
import * as notify from "./schema/notify.ts";
import * as registry from "./schema/registry.ts";
import * as solve from "./schema/solve.ts";
import { openTestState, type TestState } from "./test-state.ts";

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
});
afterAll(() => test.close());

const tables = [registry, alarm, notify, solve].flatMap((schema) => Object.values(schema)) as PgTable[];

it("migrateDatabase() makes exactly the tables and columns that the schema names", async () => {
  const { rows } = await test.state.pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name || (is_nullable = 'YES')::text AS name
     FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const named = tables.flatMap((table) => {
    const { name, columns, primaryKeys } = getTableConfig(table);
    const keys = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
    return columns.map((column) => `${name}.${column.name}${!(column.notNull || keys.has(column.name))}`);
  });
  expect(named.length).toBeGreaterThan(100);
  expect(rows.map(({ name }) => name).sort()).toEqual(named.sort());
});

it("openState() works on after the database was away, and listen() is told that it may have missed something", async () => {
  let heard = 0;
  const stop = test.state.listen("probe", () => heard++);
  await expect.poll(() => heard).toBe(1);
  await test.state.notify("probe");
  await expect.poll(() => heard).toBe(2);
  await test.restart();
  await expect.poll(() => heard).toBe(3);
  await expect.poll(() => test.state.check().then(() => true)).toBe(true);
  stop();
});

it("the password of the database is for its owner's eyes alone, and needed", async () => {
  const file = connectionFile(test.home);
  expect((await stat(file)).mode & 0o077).toBe(0);
  const { port, password } = JSON.parse(await readFile(file, "utf8"));
  expect(password).toHaveLength(32);
  const { default: pg } = await import("pg");
  const stranger = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "wattbook",
    password: "guess",
    database: "postgres",
  });
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
});
