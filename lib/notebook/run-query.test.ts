import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Lake } from "#lib/lake/lake.ts";
import { readings } from "#lib/lake/test-readings.ts";
import { fixtureLake } from "./readings-fixture.ts";
import type { QueryCall } from "./run-query.ts";
import { runQuery } from "./run-query.ts";

const SQL =
  "-- One row an hour.\nSELECT hour, load_kwh FROM readings WHERE meter = $meter AND hour >= $from ORDER BY hour";
const COLUMNS = { hour: "INTEGER", load_kwh: "DOUBLE?" } as const;

let lake: Lake;
let folder: string;
beforeEach(async () => {
  lake = await fixtureLake();
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-run-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await write(SQL);
});

const write = (sql: string) => writeFile(path.join(folder, "hours.sql"), sql);

async function run(change: Partial<QueryCall> = {}) {
  const snapshot = change.snapshot ?? (await lake.snapshot());
  const inputs = { meter: "a", from: 0, unused: "x" };
  return runQuery({ snapshot, folder, query: "hours", columns: COLUMNS, inputs, ...change });
}

describe("runQuery()", () => {
  it("runs the file of the query with the inputs it names, and says what it read and sent", async () => {
    const { result, receipt } = await run();
    expect(result.rows()).toEqual([
      { hour: 0, load_kwh: 1 },
      { hour: 1, load_kwh: null },
      { hour: 2, load_kwh: 3 },
    ]);
    expect(receipt).toMatchObject({ rowsScanned: 3, rowsSent: 3, cached: false, snapshot: await lake.head() });
    expect(receipt.ms).toBeGreaterThan(0);
  });

  it("keeps an answer, and marks it as kept; an input the query does not bind does not matter", async () => {
    const first = await run();
    const second = await run({ inputs: { meter: "a", from: 0, unused: "y" } });
    expect([first.receipt.cached, second.receipt.cached]).toEqual([false, true]);
    expect(second.result).toBe(first.result);
  });

  it("keeps answers apart by inputs, by their types, and by the query's text", async () => {
    await run();
    expect((await run({ inputs: { meter: "a", from: 2 } })).result.rowCount).toBe(1);
    expect((await run({ inputs: { meter: "b", from: 0 } })).result.rowCount).toBe(0);
    await write(SQL.replace("hour >= $from", "hour < $from + 1"));
    const edited = await run();
    expect(edited.receipt.cached).toBe(false);
    expect(edited.result.rowCount).toBe(1);
  });

  it("keeps answers apart by snapshot: the older one goes on saying what it said", async () => {
    const before = await lake.snapshot();
    await run({ snapshot: before });
    await lake.commit("more", () => ({ put: [readings("a", [1, 2, 3, 4])] }));
    const after = await run();
    expect([after.receipt.cached, after.result.rowCount]).toEqual([false, 4]);
    expect(await run({ snapshot: before })).toMatchObject({
      receipt: { cached: true, snapshot: before.id },
      result: { rowCount: 3 },
    });
  });

  it("keeps no failure: the same call works once the fault is mended", async () => {
    await write("SELECT nothing FROM readings");
    await expect(run({ columns: {} })).rejects.toThrow("nothing");
    await expect(run({ columns: {} })).rejects.toThrow("nothing");
    await write(SQL);
    const stop = AbortSignal.abort(new DOMException("gone", "AbortError"));
    await expect(run({ signal: stop, inputs: { meter: "a", from: 1 } })).rejects.toThrow("gone");
    expect((await run({ inputs: { meter: "a", from: 1 } })).receipt).toMatchObject({ cached: false, rowsSent: 2 });
  });

  it("refuses an answer whose columns are not those declared, at the second call too", async () => {
    await expect(run({ columns: { hour: "DOUBLE" } })).rejects.toThrow("column hour must be DOUBLE: it is INTEGER");
    await expect(run({ columns: { hours: "INTEGER" } })).rejects.toThrow("no column hours");
    await run();
    await expect(run({ columns: { hour: "DOUBLE" } })).rejects.toThrow("column hour must be DOUBLE: it is INTEGER");
  });

  it("names a parameter that is no input, and binds an empty text and zero as they are", async () => {
    await expect(run({ inputs: { meter: "a" } })).rejects.toThrow("binds $from, which is not an input");
    expect((await run({ inputs: { meter: "", from: 0 } })).result.rowCount).toBe(0);
  });
});
