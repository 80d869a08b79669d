import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryLake } from "../test-lake.ts";
import { readings } from "../test-readings.ts";
import type { Condition, CubeRequest } from "./cube-request.ts";
import { holdRollup, type Rollups } from "./rollups.ts";

const DIMENSIONS = {
  meter: { type: "VARCHAR" },
  slot: { type: "INTEGER" },
  odd: { type: "BOOLEAN" },
  hour: { type: "INTEGER", fine: true },
} as const;

const MEASURES = {
  load: { sum: "load_kwh" },
  least: { min: "load_kwh" },
  most: { max: "load_kwh" },
  mean: { avg: "load_kwh" },
  known: { count: "load_kwh" },
  rows: { count: "*" },
  weighted: { weighted: ["load_kwh", "weight"] },
} as const;

/** Slot 3 and the oddness of its rows are missing, so that NULL is a value of dimensions too. */
const SQL = `-- One row a meter and hour.
SELECT meter, hour, CASE WHEN hour % 4 < 3 THEN hour % 4 END AS slot, CASE WHEN hour % 4 < 3 THEN hour % 2 = 1 END AS odd,
       load_kwh, CASE WHEN hour % 5 > 0 THEN hour % 3 END AS weight
FROM readings WHERE hour < $until;`;

async function cubeLake() {
  const lake = await temporaryLake();
  const loads = (seed: number) =>
    Array.from({ length: 40 }, (_, i) => ((i * seed) % 7 === 0 ? Number.NaN : (i * seed) % 11));
  const put = ["a", "b", "다"].map((meter, i) => readings(meter, loads(i + 2)));
  await lake.commit("rows", () => ({ put: [...put, readings("none", [Number.NaN, Number.NaN])] }));
  return lake.snapshot();
}

const request = (by: readonly string[], where: readonly Condition[] = []): CubeRequest => ({
  sql: SQL,
  parameters: { until: 37 },
  dimensions: DIMENSIONS,
  measures: MEASURES,
  by,
  where,
});

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ dimension: fc.constant("meter"), in: fc.subarray(["a", "b", "다", "none", "elsewhere", null]) }),
  fc.record({ dimension: fc.constant("slot"), in: fc.subarray([0, 1, 2, null]) }),
  fc.record({ dimension: fc.constant("odd"), in: fc.subarray([true, false, null]) }),
  fc.record({
    dimension: fc.constant("slot"),
    from: fc.option(fc.integer({ min: -1, max: 3 }), { nil: undefined }),
    to: fc.integer({ min: -1, max: 3 }),
  }),
  fc.record({
    dimension: fc.constant("slot"),
    from: fc.constant(0),
    to: fc.constant(2),
    halfOpen: fc.constant(true as const),
  }),
  fc.record({
    dimension: fc.constant("hour"),
    from: fc.integer({ min: 0, max: 20 }),
    to: fc.integer({ min: 10, max: 40 }),
  }),
);

describe("snapshot.cube()", () => {
  it("answers out of rollups what the rows themselves give, for any dimensions and filters, missing values included", async () => {
    const snapshot = await cubeLake();
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(["meter", "slot", "odd", "hour"]),
        fc.array(condition, { maxLength: 3 }),
        async (by, where) => {
          const [kept, direct] = await Promise.all([
            snapshot.cube(request(by, where)),
            snapshot.cube(request(by, where), { direct: true }),
          ]);
          expect(kept.columns).toEqual(direct.columns);
          expect(rounded(kept.rows())).toEqual(rounded(direct.rows()));
          answered += kept.rowCount;
        },
      ),
      { numRuns: 150 },
    );
    expect(answered).toBeGreaterThan(500);
  });

  it("gives NULL where nothing is known, and counts of 0, never a sum of 0", async () => {
    const snapshot = await cubeLake();
    const [row] = (await snapshot.cube(request([], [{ dimension: "meter", in: ["none"] }]))).rows();
    expect(row).toEqual({ load: null, least: null, most: null, mean: null, known: 0, rows: 2, weighted: null });
    expect((await snapshot.cube(request(["meter"], [{ dimension: "meter", in: [] }]))).rowCount).toBe(0);
  });

  it("reads the rows once: another view and another filter scan a few rows", async () => {
    const snapshot = await cubeLake();
    await snapshot.cube(request(["meter"]));
    const { stats } = await snapshot.cube(request(["slot"], [{ dimension: "meter", in: ["a"] }]));
    expect(stats.rowsScanned).toBeGreaterThan(0);
    expect(stats.rowsScanned).toBeLessThan(20);
  });

  it("runs nothing but a SELECT as its base, and names a dimension that is none", async () => {
    const snapshot = await cubeLake();
    await expect(snapshot.cube({ ...request([]), sql: "DROP VIEW readings" })).rejects.toThrow(/SELECT/);
    await expect(snapshot.cube({ ...request([]), sql: "SELECT 1) AS x; DROP VIEW readings; --" })).rejects.toThrow(
      /SELECT|statement|syntax/,
    );
    await expect(snapshot.cube(request(["colour"]))).rejects.toThrow("no such dimension");
    expect((await snapshot.query("FROM readings")).rowCount).toBeGreaterThan(0);
  });

  it("cannot be changed by a reader's SQL", async () => {
    const snapshot = await cubeLake();
    await snapshot.cube(request(["meter"]));
    await expect(snapshot.query("DROP SCHEMA rollups CASCADE")).rejects.toThrow(/SELECT/);
  });
});

describe("holdRollup()", () => {
  it("is null where a table would be too large, and drops the least recently used that nobody holds", async () => {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run("CREATE SCHEMA rollups");
    await connection.run(
      "CREATE TABLE readings AS SELECT 'a' AS meter, range::INTEGER AS hour, range::DOUBLE AS load_kwh FROM range(30)",
    );
    const rollups: Rollups = new Map();
    const hold = (by: string[], limits: { rows: number; bytes: number }) =>
      holdRollup(rollups, connection, "0123456789", request([]), by, limits);
    expect(await hold(["hour"], { rows: 10, bytes: 1e6 })).toBeNull();
    const first = await hold(["slot"], { rows: 10, bytes: 1 });
    expect(first?.rows).toBe(4);
    await hold(["odd"], { rows: 10, bytes: 1 });
    const tables = async () =>
      (
        await (
          await connection.run("SELECT count(*)::INTEGER FROM duckdb_tables() WHERE schema_name = 'rollups'")
        ).getRows()
      )[0]?.[0];
    expect(await tables()).toBe(2);
    first!.using--;
    await hold(["meter"], { rows: 10, bytes: 1 });
    expect(await tables()).toBe(2);
    expect([...rollups.keys()]).not.toContain(first!.table);
    connection.closeSync();
    instance.closeSync();
  });
});

/** Sums of doubles differ in their last digits by the order in which they are added. */
function rounded(rows: readonly Record<string, unknown>[]) {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "number" ? Number(value.toPrecision(12)) : value,
      ]),
    ),
  );
}
