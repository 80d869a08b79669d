import { readdir } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import type { Dataset } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";
import { temporaryLake } from "../test-lake.ts";
import { readings } from "../test-readings.ts";

const PROVENANCE = { source: "test", quality: "measured" } as const;

it("commit() of the same rows makes no new snapshot, whatever their order and array types", async () => {
  const lake = await temporaryLake();
  const first = await lake.commit("first", () => ({ put: [readings("a", [1, Number.NaN, 3])] }));
  const columns = { meter: ["a", "a", "a"], hour: [2, 0, 1], load_kwh: [3, 1, null] };
  const provenance = { source: "test", quality: "synthetic" } as const;
  const again = await lake.commit("again", () => ({
    put: [{ dataset: "readings", partition: "a", columns, provenance }],
  }));

  expect(first).toMatchObject({ changed: true, parts: 1, rows: 3 });
  expect(again).toEqual({ snapshot: first.snapshot, changed: false, parts: 0, rows: 0 });
  expect(await readdir(path.join(lake.dir, "manifests"))).toHaveLength(1);
  expect(await readdir(path.join(lake.dir, "tmp"))).toEqual([]);
});

it("commit() puts, replaces and drops partitions, and keeps older snapshots as they were", async () => {
  const lake = await temporaryLake();
  const one = await lake.commit("one", () => ({ put: [readings("a", [1]), readings("b", [2])] }));
  const two = await lake.commit("two", (base) => {
    expect(base?.parts.map((part) => part.partition)).toEqual(["a", "b"]);
    return { put: [readings("a", [5])], drop: [{ dataset: "readings", partition: "b" }] };
  });
  const loads = async (id?: string) => (await (await lake.snapshot(id)).query("SELECT * FROM readings")).rows();

  expect(two).toMatchObject({ changed: true, parts: 1, rows: 1 });
  expect(await loads()).toEqual([{ meter: "a", hour: 0, load_kwh: 5 }]);
  expect(await loads(one.snapshot.slice(0, 12))).toHaveLength(2);
  expect((await lake.snapshot()).manifest).toMatchObject({ parent: one.snapshot, message: "two" });
});

it("commit() sees another provenance of the same rows as a change", async () => {
  const lake = await temporaryLake();
  await lake.commit("one", () => ({ put: [readings("a", [1])] }));
  const two = await lake.commit("two", () => ({ put: [readings("a", [1], "restated")] }));
  expect(two).toMatchObject({ changed: true, parts: 1 });
  expect(await readdir(path.join(lake.dir, "parts"))).toHaveLength(1);
});

it("commit() calls the plan again when another writer got there first, at last with the lock held", async () => {
  const lake = await temporaryLake();
  const bases: (string | undefined)[] = [];
  const commit = await lake.commit("slow", async (base) => {
    bases.push(base?.message);
    if (bases.length <= 3)
      await lake.commit(`other ${bases.length}`, () => ({ put: [readings(`o${bases.length}`, [1])] }));
    return { put: [readings("slow", [1])] };
  });
  expect(bases).toEqual([undefined, "other 1", "other 2", "other 3"]);
  expect((await lake.snapshot(commit.snapshot)).manifest.parts).toHaveLength(4);
});

const columns = { meter: ["a", "a"], hour: [0, 1], load_kwh: [1, null] };

it.each([
  ["a column is missing", { ...columns, hour: undefined }, "these columns are missing: hour"],
  ["a column is unknown", { ...columns, kwh: [1, 2] }, "it has no such column: kwh"],
  ["columns differ in length", { ...columns, hour: [0] }, "its columns differ in length: meter has 2, hour 1"],
  ["a value must be there", { ...columns, hour: [0, null] }, "as hour must not be missing: it is in 1 rows"],
  ["a key is there twice", { ...columns, hour: [7, 7] }, "as 2 rows share one key: meter = a, hour = 7"],
  [
    "a text stands for a number",
    { ...columns, load_kwh: [1, "1,000"] },
    'load_kwh must be a number, or null: row 1 has "1,000"',
  ],
  [
    "a number is infinite",
    { ...columns, load_kwh: Float64Array.of(1, Infinity) },
    "must be a finite number, or null: row 1 has Infinity",
  ],
  ["an integer is too large", { ...columns, hour: [0, 2 ** 31] }, "hour must be an integer of 32 bits"],
  [
    "a value is undefined",
    { ...columns, meter: ["a", undefined] },
    "meter must be a text, or null: row 1 has undefined",
  ],
])("commit() changes nothing when %s", async (_, wrong, message) => {
  const lake = await temporaryLake();
  const present = Object.fromEntries(Object.entries(wrong).filter(([, values]) => values)) as typeof columns;
  const part = { dataset: "readings", partition: "a", columns: present, provenance: PROVENANCE };
  const failure = lake.commit("wrong", () => ({ put: [readings("b", [1]), part] }));
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.toBeInstanceOf(UserError);
  expect(await lake.head()).toBeNull();
  expect(await readdir(path.join(lake.dir, "tmp"))).toEqual([]);
});

it("commit() refuses a key that two partitions share, new or kept", async () => {
  const lake = await temporaryLake();
  const twin = { ...readings("a", [1]), partition: "twin" };
  await expect(lake.commit("both", () => ({ put: [readings("a", [1]), twin] }))).rejects.toThrow(
    "two partitions have a row of one key: meter = a, hour = 0",
  );
  await lake.commit("one", () => ({ put: [readings("a", [1])] }));
  await expect(lake.commit("two", () => ({ put: [twin] }))).rejects.toThrow("two partitions have a row of one key");
  const moved = await lake.commit("move", () => ({ put: [twin], drop: [{ dataset: "readings", partition: "a" }] }));
  expect(moved.changed).toBe(true);
});

it("commit() stops when its signal is aborted, and writes nothing", async () => {
  const lake = await temporaryLake();
  const stop = new AbortController();
  const plan = () => {
    stop.abort(new Error("stopped by hand"));
    return { put: [readings("a", [1])] };
  };
  await expect(lake.commit("never", plan, { signal: stop.signal })).rejects.toThrow("stopped by hand");
  expect(await lake.head()).toBeNull();
});

const WIDE: Dataset = {
  name: "wide",
  rowIs: "anything",
  columns: {
    id: { type: "BIGINT", meaning: "Number." },
    on: { type: "BOOLEAN", meaning: "Flag.", nullable: true },
    day: { type: "DATE", meaning: "Day.", nullable: true },
    local: { type: "TIMESTAMP", meaning: "Wall clock.", nullable: true },
    ts: { type: "TIMESTAMPTZ", meaning: "Instant.", nullable: true },
    tags: { type: "VARCHAR[]", meaning: "Words.", nullable: true },
    curve: { type: "DOUBLE[]", meaning: "Numbers.", nullable: true },
  },
  key: ["id"],
  sort: [],
};

it("commit() takes each documented form of a value, typed arrays too", async () => {
  const lake = await temporaryLake([WIDE]);
  const instant = new Date("2024-05-01T00:00:00.250Z");
  const rows = {
    id: [1, 2n, 3],
    on: [true, false, null],
    day: ["2024-02-29", new Date("1969-12-31T00:00:00Z"), null],
    local: ["2024-05-01T00:00:00.250", "2024-05-01 00:00", null],
    ts: ["2024-05-01T09:00:00.250+09:00", instant, null],
    tags: [["가", null], [], null],
    curve: [Float64Array.of(1, Number.NaN), [2, null], null],
  };
  const typed = {
    ...rows,
    id: BigInt64Array.of(1n, 2n, 3n),
    day: Int32Array.of(19782, -1, 0),
    ts: BigInt64Array.of(1714521600250000n, 1714521600250000n, 0n),
  };
  const expected = [
    {
      id: 1,
      on: true,
      day: "2024-02-29",
      local: "2024-05-01T00:00:00.25",
      ts: "2024-05-01T00:00:00.25Z",
      tags: ["가", null],
      curve: [1, null],
    },
    {
      id: 2,
      on: false,
      day: "1969-12-31",
      local: "2024-05-01T00:00:00",
      ts: "2024-05-01T00:00:00.25Z",
      tags: [],
      curve: [2, null],
    },
  ];
  for (const [name, columns] of Object.entries({ rows, typed })) {
    await lake.commit(name, () => ({ put: [{ dataset: "wide", partition: "all", columns, provenance: PROVENANCE }] }));
    const read = await (await lake.snapshot()).query("SELECT * FROM wide ORDER BY id");
    expect(read.rows().slice(0, 2)).toEqual(expected);
  }
  const refused = { ...rows, day: ["2023-02-29", null, null] };
  const put = { dataset: "wide", partition: "all", columns: refused, provenance: PROVENANCE };
  await expect(lake.commit("no such day", () => ({ put: [put] }))).rejects.toThrow("day must be a day as YYYY-MM-DD");
});

it("commit() takes a Parquet file as a part, checked and sorted like rows", async () => {
  const lake = await temporaryLake();
  const file = path.join(lake.home, "given.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT 1.0 AS load_kwh, 9 - i AS hour, 'a' AS meter FROM range(3) r(i)) TO '${file}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  await lake.commit("file", () => ({ put: [{ dataset: "readings", partition: "a", file, provenance: PROVENANCE }] }));
  const read = await (await lake.snapshot()).query("SELECT hour FROM readings");
  expect(read.rows()).toEqual([{ hour: 7 }, { hour: 8 }, { hour: 9 }]);
});

it("snapshot() reads parts written before a column was added or changed its type", async () => {
  const { READINGS, catalogueOf } = await import("../test-catalogue.ts");
  const { openLake } = await import("../lake.ts");
  const lake = await temporaryLake();
  await lake.commit("old", () => ({ put: [readings("a", [1])] }));
  const grown: Dataset = {
    ...READINGS,
    columns: {
      ...READINGS.columns,
      hour: { type: "BIGINT", meaning: "Hours." },
      note: { type: "VARCHAR", meaning: "New.", nullable: true },
    },
  };
  const later = await openLake(lake.home, catalogueOf([grown]));
  const part = readings("b", [2]);
  if (!("columns" in part)) throw new TypeError("a part of columns");
  await later.commit("new", () => ({ put: [{ ...part, columns: { ...part.columns, hour: [0], note: ["new"] } }] }));
  const read = await (await later.snapshot()).query("SELECT * FROM readings ORDER BY meter");
  expect(read.columns.map(({ type }) => type)).toEqual(["VARCHAR", "BIGINT", "DOUBLE", "VARCHAR"]);
  expect(read.rows()).toEqual([
    { meter: "a", hour: 0, load_kwh: 1, note: null },
    { meter: "b", hour: 0, load_kwh: 2, note: "new" },
  ]);
});
