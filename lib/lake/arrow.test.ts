import { DuckDBInstance } from "@duckdb/node-api";
import * as flechette from "@uwdata/flechette";
import * as arrow from "apache-arrow";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { runStatement } from "./query/run.ts";

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const query = (sql: string) => runStatement(connection, sql, {}, new Map(), {});

const DAY = 1_709_164_800_000;
const UUID = "00112233-4455-6677-8899-aabbccddeeff";

/** Type, a value as SQL, as `rows()` gives it, and as Arrow holds it where that differs. Worked by hand. */
const VALUES: readonly (readonly [type: string, sql: string, row: unknown, arrow?: unknown])[] = [
  ["BOOLEAN", "true", true],
  ["TINYINT", "(-128)", -128],
  ["SMALLINT", "(-32768)", -32768],
  ["INTEGER", "(-2147483648)", -2147483648],
  ["BIGINT", "9007199254740991", 9007199254740991, 9007199254740991n],
  ["UTINYINT", "255", 255],
  ["USMALLINT", "65535", 65535],
  ["UINTEGER", "4294967295", 4294967295],
  ["UBIGINT", "9007199254740991", 9007199254740991, 9007199254740991n],
  ["HUGEINT", "(-42)", -42, -42n],
  ["UHUGEINT", "42", 42, 42n],
  ["FLOAT", "1.5", 1.5],
  ["DOUBLE", "(-1e300)", -1e300],
  ["DECIMAL(4,1)", "(-12.5)", -12.5, -125n],
  ["DECIMAL(9,2)", "0.05", 0.05, 5n],
  ["DECIMAL(18,3)", "(-12.125)", -12.125, -12125n],
  ["DECIMAL(38,4)", "(-12.0625)", -12.0625, -120625n],
  ["VARCHAR", "'전라남도 광양시, 긴 이름 🙂'", "전라남도 광양시, 긴 이름 🙂"],
  ["VARCHAR", "'short'", "short"],
  ["VARCHAR", "''", ""],
  ["BLOB", "'\\x00\\xFF\\x01'::BLOB", Uint8Array.of(0, 255, 1)],
  ["DATE", "'2024-02-29'", "2024-02-29", DAY],
  ["DATE", "'1969-12-31'", "1969-12-31", -86_400_000],
  ["TIME", "'23:59:59.123456'", "23:59:59.123456", 86_399_123_456n],
  ["TIME_NS", "'23:59:59.123456789'", "23:59:59.123456789", 86_399_123_456_789n],
  ["TIMESTAMP", "'2024-02-29 00:00:01.5'", "2024-02-29T00:00:01.5", DAY + 1500],
  ["TIMESTAMP_S", "'2024-02-29 00:00:01'", "2024-02-29T00:00:01", DAY + 1000],
  ["TIMESTAMP_MS", "'2024-02-29 00:00:01.5'", "2024-02-29T00:00:01.5", DAY + 1500],
  ["TIMESTAMP_NS", "'2024-02-29 00:00:01.000000001'", "2024-02-29T00:00:01.000000001", DAY + 1000],
  ["TIMESTAMPTZ", "'2024-02-29 09:00:01.5+09:00'", "2024-02-29T00:00:01.5Z", DAY + 1500],
  ["TIMESTAMPTZ", "'1969-12-31 23:59:59.5+00:00'", "1969-12-31T23:59:59.5Z", -500],
  ["INTERVAL", "'1 month -2 days 3.5 seconds'", "P1M-2DT3.5S", [1, -2, 3_500_000_000]],
  ["UUID", `'${UUID}'`, UUID],
  ["ENUM('x', 'y')", "'y'", "y"],
  ["INTEGER[]", "[1, NULL, 3]", [1, null, 3]],
  ["DOUBLE[]", "[]", []],
  ["VARCHAR[][]", "[['a'], NULL, [], [NULL, 'b']]", [["a"], null, [], [null, "b"]]],
  ["INTEGER[2]", "[1, NULL]", [1, null]],
  ["STRUCT(a INTEGER, b VARCHAR[])", "{a: 1, b: [NULL, 'x']}", { a: 1, b: [null, "x"] }],
  [
    "MAP(VARCHAR, INTEGER)",
    "MAP {'k': 1, 'l': NULL}",
    [
      { key: "k", value: 1 },
      { key: "l", value: null },
    ],
    { k: 1, l: null },
  ],
];

describe.each(VALUES)("%s %s", (type, sql, row, inArrow = row) => {
  const SHAPES: readonly (readonly [string, readonly boolean[]])[] = [
    ["alone", [true]],
    ["beside a missing one", [false, true, true, false]],
    ["missing only", [false, false]],
    ["no rows", []],
  ];
  it.each(SHAPES)("rows() and arrow() keep it: %s", async (_, present) => {
    const values = present.map((there, i) => `(${i}, ${there ? `${sql}::${type}` : "NULL"})`);
    const typed = `(99, NULL::${type})`;
    const result = await query(
      `SELECT v FROM (VALUES ${[...values, typed].join(", ")}) t(i, v) WHERE i < 99 ORDER BY i`,
    );
    const apache = arrow.tableFromIPC(result.arrow());
    const other = flechette.tableFromIPC(result.arrow(), { useBigInt: true, useMap: true, useDecimalInt: true });

    expect(result.rows().map(({ v }) => v)).toEqual(present.map((there) => (there ? row : null)));
    const expected = present.map((there) => (there ? inArrow : null));
    expect(Array.from({ length: apache.numRows }, (_, i) => plain(apache.getChild("v")!.get(i)))).toEqual(expected);
    expect(Array.from(other.getChild("v"), plain)).toEqual(expected);
  });
});

it("VALUES has every type that DuckDB lists but those that need a cast", async () => {
  const listed = await query(
    "SELECT DISTINCT logical_type FROM duckdb_types() WHERE database_name = 'system' ORDER BY 1",
  );
  const tested = new Set(VALUES.map(([type]) => type.replace(/\W.*/, "")).concat("LIST", "ARRAY"));
  const missing = listed
    .rows<{ logical_type: string }>()
    .map((each) => each.logical_type)
    .filter((type) => !tested.has(type));
  expect(
    missing.filter((type) => !/^(TIMESTAMP WITH TIME ZONE|TIME WITH TIME ZONE|NULL|"NULL")$/.test(type)).sort(),
  ).toEqual(["BIGNUM", "BIT", "GEOMETRY", "TYPE", "UNION", "VARIANT"]);
});

it.each([
  ["BIT", "'101'::BIT", "v::VARCHAR"],
  ["TIME WITH TIME ZONE", "'12:00:00+09'::TIMETZ", "v::TIME"],
  ["BIGNUM", "1::BIGNUM", "v::VARCHAR"],
  ["VARIANT", "1::VARIANT", "v::VARCHAR"],
])("query() names the column and the cast for %s", async (type, sql, cast) => {
  await expect(query(`SELECT ${sql} AS v`)).rejects.toThrow(
    `Cannot return column v as its type ${type} is not supported: cast it, as in ${cast}`,
  );
});

it("arrow() refuses a 128-bit integer of more than 38 digits, and rows() one that is not exact", async () => {
  const result = await query("SELECT 170141183460469231731687303715884105727::HUGEINT AS big");
  expect(() => result.arrow()).toThrow("cast it, as in big::DOUBLE");
  expect(() => result.rows()).toThrow("Cannot read column big as 170141183460469231731687303715884105727");
});

// Oracle: DuckDB's own conversion of the same rows to JSON.
it("arrow() equals DuckDB's own rows over chunks of odd sizes, lists in any order, repeated and distinct texts", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 3000 }),
      async (rows, skip, words) => {
        const sql = `
        WITH t AS (SELECT i, CASE WHEN i % ${skip} = 0 THEN NULL ELSE i * 0.5 END AS d, i % 3 = 0 AS b,
          CASE WHEN i % 7 = 0 THEN NULL ELSE repeat('가', i % 9) || (i % ${words}) END AS s,
          CASE WHEN i % 5 = 0 THEN NULL ELSE list_transform(range(i % 4), lambda x: CASE WHEN x = 1 THEN NULL ELSE 'v' || (i + x) END) END AS l
          FROM range(${rows}) r(i))
        SELECT * FROM t WHERE hash(i) % ${skip + 1} > 0 UNION ALL SELECT * FROM t WHERE i % 2 = 1`;
        const mine = flechette
          .tableFromIPC((await query(sql)).arrow())
          .toArray()
          .map((row) => JSON.stringify(row));
        const theirs = (await (await connection.run(sql)).getRowObjectsJson()).map((row) =>
          JSON.stringify({ ...row, i: Number(row.i), d: row.d === null ? null : Number(row.d) }),
        );
        expect(mine.sort()).toEqual(theirs.sort());
      },
    ),
    { numRuns: 25, seed: 7 },
  );
});

/** A reader's value as plain data: decimals as their digits, intervals as months, days, nanoseconds. */
function plain(value: unknown): unknown {
  if (value instanceof arrow.Vector) return Array.from(value, plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]));
  if (value instanceof Uint32Array) return BigInt.asIntN(128, words(value));
  if (value instanceof Int32Array && value.length === 4) {
    return [
      value[0],
      value[1],
      Number(BigInt.asIntN(64, words(new Uint32Array(value.buffer, value.byteOffset + 8, 2)))),
    ];
  }
  if (value instanceof Float64Array) return Array.from(value);
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) {
    const row = "toJSON" in value ? (value as { toJSON(): object }).toJSON() : value;
    return Object.fromEntries(Object.entries(row).map(([key, each]) => [key, plain(each)]));
  }
  return value;
}

function words(parts: Uint32Array): bigint {
  return parts.reduceRight((sum, part) => (sum << 32n) | BigInt(part), 0n);
}
