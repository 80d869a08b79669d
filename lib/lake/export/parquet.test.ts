import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { temporaryLake } from "../test-lake.ts";
import { parquetOf } from "./parquet.ts";
import { readParquet } from "./test-parquet.ts";

const SQL = `SELECT * FROM (VALUES
  (true, 1, 9007199254740991::BIGINT, 0.1::DOUBLE, '가 & "b"', '2024-02-29'::DATE, '2024-02-29 23:59:59.000001'::TIMESTAMP,
   '2024-02-29 23:59:59+09'::TIMESTAMPTZ, ['x', NULL], [1.5, NULL]::DOUBLE[], 12.50::DECIMAL(9,2), {'a': 1}),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (false, 0, 0, 0, '', '1969-12-31', '1969-12-31', '1969-12-31 00:00:00Z', [], [], 0, {'a': NULL})
) t(boolean, integer, big, double, text, day, wall, instant, texts, doubles, decimal, struct)`;

it("parquetOf() keeps every type of a dataset, what is missing, and Korean; other numbers and structs by their value", async () => {
  const snapshot = await (await temporaryLake()).snapshot();
  const result = await snapshot.query(SQL);
  const bytes = await parquetOf({ columns: result.columns, rows: result.rows() });
  const types = await readParquet(bytes, "SELECT column_type FROM (DESCRIBE FROM $file)");
  expect(types.map(({ column_type }) => column_type)).toEqual([
    ...["BOOLEAN", "INTEGER", "BIGINT", "DOUBLE", "VARCHAR", "DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE"],
    ...["VARCHAR[]", "DOUBLE[]", "DOUBLE", "VARCHAR"],
  ]);
  const rows = await readParquet(bytes, "SELECT * REPLACE (epoch_ms(instant)::DOUBLE AS instant) FROM $file");
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ big: "9007199254740991", text: '가 & "b"', day: "2024-02-29", decimal: 12.5 });
  expect(rows[0]).toMatchObject({ instant: Date.UTC(2024, 1, 29, 14, 59, 59), texts: ["x", null], struct: '{"a":1}' });
  expect(Object.values(rows[1] as object).every((value) => value === null)).toBe(true);
  expect(rows[2]).toMatchObject({ boolean: false, integer: 0, double: 0, text: "", texts: [] });
});

it("parquetOf() keeps metadata, takes no rows, and leaves no file behind", async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith("wattbook-parquet-"));
  const bytes = await parquetOf(
    { columns: [{ name: "a b", type: "DOUBLE" }], rows: [] },
    { wattbook: `{"it's":"가"}` },
  );
  const kept = await readParquet(
    bytes,
    "SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata($file)",
  );
  expect(kept).toEqual([{ key: "wattbook", value: `{"it's":"가"}` }]);
  expect(await readParquet(bytes, "SELECT count(*)::INTEGER AS n FROM $file")).toEqual([{ n: 0 }]);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith("wattbook-parquet-"))).toEqual(before);
});
