import { type DuckDBDecimalType, DuckDBTypeId } from "@duckdb/node-api";
import * as arrow from "apache-arrow";
import { UserError } from "#lib/core/user-error.ts";
import type { Bytes, Column } from "./columns/column.ts";
import { toMonthDayNano } from "./columns/interval.ts";
import { uuidTexts } from "./columns/uuid.ts";

/** A result's columns as one Arrow IPC stream: schema, dictionaries, one record batch. */
export function encodeArrow(names: readonly string[], columns: readonly Column[], length: number): Uint8Array {
  const children = columns.map((column, i) => encode(names[i]!, column));
  const fields = children.map((data, i) => new arrow.Field(names[i]!, data.type, true));
  const schema = new arrow.Schema(fields);
  const data = arrow.makeData({ type: new arrow.Struct(fields), length, nullCount: 0, children });
  return arrow.tableToIPC(new arrow.Table(schema, [new arrow.RecordBatch(schema, data)]), "stream");
}

function encode(name: string, column: Column): arrow.Data {
  const { length, nulls: nullCount, validity: nullBitmap } = column;
  const rows = { length, nullCount, nullBitmap };
  switch (column.layout) {
    case "fixed":
      return encodeFixed(name, column, column.values);
    case "bits":
      return arrow.makeData({ ...rows, type: new arrow.Bool(), data: column.values });
    case "bytes":
      return column.type.typeId === DuckDBTypeId.BLOB
        ? arrow.makeData({ ...rows, type: new arrow.Binary(), valueOffsets: column.offsets, data: column.bytes })
        : arrow.makeData({ ...rows, type: new arrow.Utf8(), valueOffsets: column.offsets, data: column.bytes });
    case "dictionary": {
      const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32());
      return arrow.makeData({ ...rows, type, data: column.indices, dictionary: utf8(column.words) });
    }
    case "list": {
      const child = encode(name, column.child);
      const offsets = { valueOffsets: column.offsets, child };
      if (column.type.typeId !== DuckDBTypeId.MAP) {
        const item = new arrow.Field("item", child.type, true);
        return arrow.makeData({ ...rows, type: new arrow.List(item), ...offsets });
      }
      const entries = new arrow.Field("entries", child.type as arrow.Struct, false);
      return arrow.makeData({ ...rows, type: new arrow.Map_(entries as never), ...offsets });
    }
    case "array": {
      const child = encode(name, column.child);
      const type = new arrow.FixedSizeList(column.size, new arrow.Field("item", child.type, true));
      return arrow.makeData({ ...rows, type, child });
    }
    case "struct": {
      const children = column.children.map((child) => encode(name, child));
      const fields = children.map((child, i) => new arrow.Field(column.names[i]!, child.type, true));
      return arrow.makeData({ ...rows, type: new arrow.Struct(fields), children });
    }
  }
}

const FIXED: Readonly<Partial<Record<DuckDBTypeId, () => arrow.DataType>>> = {
  [DuckDBTypeId.TINYINT]: () => new arrow.Int8(),
  [DuckDBTypeId.SMALLINT]: () => new arrow.Int16(),
  [DuckDBTypeId.INTEGER]: () => new arrow.Int32(),
  [DuckDBTypeId.BIGINT]: () => new arrow.Int64(),
  [DuckDBTypeId.UTINYINT]: () => new arrow.Uint8(),
  [DuckDBTypeId.USMALLINT]: () => new arrow.Uint16(),
  [DuckDBTypeId.UINTEGER]: () => new arrow.Uint32(),
  [DuckDBTypeId.UBIGINT]: () => new arrow.Uint64(),
  [DuckDBTypeId.FLOAT]: () => new arrow.Float32(),
  [DuckDBTypeId.DOUBLE]: () => new arrow.Float64(),
  [DuckDBTypeId.DATE]: () => new arrow.DateDay(),
  [DuckDBTypeId.TIME]: () => new arrow.TimeMicrosecond(),
  [DuckDBTypeId.TIME_NS]: () => new arrow.TimeNanosecond(),
  [DuckDBTypeId.TIMESTAMP]: () => new arrow.TimestampMicrosecond(),
  [DuckDBTypeId.TIMESTAMP_S]: () => new arrow.TimestampSecond(),
  [DuckDBTypeId.TIMESTAMP_MS]: () => new arrow.TimestampMillisecond(),
  [DuckDBTypeId.TIMESTAMP_NS]: () => new arrow.TimestampNanosecond(),
  [DuckDBTypeId.TIMESTAMP_TZ]: () => new arrow.TimestampMicrosecond("UTC"),
};

function encodeFixed(name: string, column: Column, values: ArrayBufferView & { readonly length: number }): arrow.Data {
  const { length, nulls: nullCount, validity: nullBitmap } = column;
  const rows = { length, nullCount, nullBitmap };
  const { typeId } = column.type;
  const type = FIXED[typeId]?.();
  if (type) return arrow.makeData({ ...rows, type: type as arrow.Int, data: values as never });
  const wide = values as BigInt64Array;
  switch (typeId) {
    case DuckDBTypeId.DECIMAL: {
      const { width, scale } = column.type as DuckDBDecimalType;
      return arrow.makeData({ ...rows, type: new arrow.Decimal(scale, width, 128), data: words32(wide) });
    }
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      checkDigits(name, column, wide);
      return arrow.makeData({ ...rows, type: new arrow.Decimal(0, 38, 128), data: words32(wide) });
    case DuckDBTypeId.INTERVAL:
      return arrow.makeData({ ...rows, type: new arrow.IntervalMonthDayNano(), data: toMonthDayNano(wide) });
    case DuckDBTypeId.UUID: {
      const { offsets: valueOffsets, bytes: data } = uuidTexts(wide, length);
      return arrow.makeData({ ...rows, type: new arrow.Utf8(), valueOffsets, data });
    }
    default:
      throw new TypeError(`Cannot write column ${name} to Arrow as its type is ${column.type}`);
  }
}

function words32(values: BigInt64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

function utf8({ offsets, bytes }: Bytes): arrow.Vector<arrow.Utf8> {
  const length = offsets.length - 1;
  return new arrow.Vector([
    arrow.makeData({ type: new arrow.Utf8(), length, nullCount: 0, valueOffsets: offsets, data: bytes }),
  ]);
}

const MOST = 10n ** 38n;

/** Arrow's decimals have 38 digits, which a 128-bit integer may exceed. */
function checkDigits(name: string, column: Column, values: BigInt64Array): void {
  const signed = column.type.typeId === DuckDBTypeId.HUGEINT;
  for (let i = 0; i < column.length; i++) {
    const high = values[i * 2 + 1]!;
    if (high === 0n || high === -1n) continue;
    const value = ((signed ? high : BigInt.asUintN(64, high)) << 64n) | BigInt.asUintN(64, values[i * 2]!);
    if (value >= MOST || value <= -MOST) {
      throw new UserError(
        `Cannot write column ${name} to Arrow as row ${i} has more than 38 digits: cast it, as in ${name}::DOUBLE`,
      );
    }
  }
}
