import { expect, it } from "vitest";
import { arrowRows } from "./arrow-rows.ts";
import { fixtureSnapshot } from "./readings-fixture.ts";

/** Every type that a query of an analysis may declare. */
const SQL = `
  SELECT * FROM (VALUES
    (true,  (-2147483648)::INTEGER, 9007199254740991::BIGINT,  -1.5e300::DOUBLE, '가 & "b", c', ['x', NULL, ''], [1.5, NULL]::DOUBLE[], '2024-02-29'::DATE, '2024-02-29 23:59:59.5'::TIMESTAMP, '2024-02-29 23:59:59.000001+09'::TIMESTAMPTZ),
    (false, 0,           0::BIGINT,                 0::DOUBLE,        '',            [],             []::DOUBLE[], '1969-12-31'::DATE, '1969-12-31 23:59:59.25'::TIMESTAMP, '1969-12-31 23:59:59.999999Z'::TIMESTAMPTZ),
    (NULL,  NULL,        NULL,                      NULL,             NULL,          NULL,           NULL, NULL, NULL, NULL),
    (true,  7,           -9007199254740991::BIGINT, 0.1::DOUBLE,      '가 & "b", c', ['x'],          [0]::DOUBLE[], '1970-01-01'::DATE, '1970-01-01'::TIMESTAMP, '2500-01-01 00:00:00Z'::TIMESTAMPTZ)
  ) t(boolean, integer, big, double, text, texts, doubles, day, wall, instant)`;

// Oracle: what lib/lake itself gives as rows, which its own tests hold to DuckDB's.
it("arrowRows() gives the rows that the server has: missing is null, zero is zero, numbers are numbers", async () => {
  const snapshot = await fixtureSnapshot();
  const result = await snapshot.query(SQL);
  const types = [
    "BOOLEAN",
    "INTEGER",
    "BIGINT",
    "DOUBLE",
    "VARCHAR",
    "VARCHAR[]",
    "DOUBLE[]",
    "DATE",
    "TIMESTAMP",
    "TIMESTAMPTZ",
  ];
  expect(result.columns.map(({ type }) => type)).toEqual(types);
  const rows = arrowRows(result.arrow());
  expect(plain(rows)).toEqual(result.rows());
  expect(plain(rows)[2]).toEqual({
    boolean: null,
    integer: null,
    big: null,
    double: null,
    text: null,
    texts: null,
    doubles: null,
    day: null,
    wall: null,
    instant: null,
  });
  expect(plain(rows)[1]).toMatchObject({
    boolean: false,
    integer: 0,
    big: 0,
    double: 0,
    text: "",
    texts: [],
    doubles: [],
  });
});

it("arrowRows() of a query without rows is an empty list", async () => {
  const snapshot = await fixtureSnapshot();
  expect(arrowRows((await snapshot.query(`${SQL} WHERE false`)).arrow())).toEqual([]);
});

it("arrowRows() keeps the order and every row of many chunks", async () => {
  const snapshot = await fixtureSnapshot();
  const result = await snapshot.query(
    "SELECT i::INTEGER AS i, CASE WHEN i % 3 = 0 THEN NULL ELSE 'r' || (i % 5) END AS name FROM range(5000) t(i)",
  );
  expect(plain(arrowRows(result.arrow()))).toEqual(result.rows());
});

/** Lists of numbers come as typed arrays where none is missing. */
function plain(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const list = (value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, list(value)])));
}
