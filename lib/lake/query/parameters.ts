import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBPreparedStatement,
  DuckDBTimestampTZValue,
  type DuckDBType,
  type DuckDBValue,
  HUGEINT,
  INTEGER,
  LIST,
  listValue,
  SQLNULL,
  TIMESTAMPTZ,
  VARCHAR,
} from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";

/** Values by name for `$name`, in order for `?` and `$1`. */
export type Parameters = Readonly<Record<string, unknown>> | readonly unknown[];

/** Binds every parameter the statement has; values that it does not ask for are left. */
export function bindParameters(statement: DuckDBPreparedStatement, parameters: Parameters): void {
  for (let index = 1; index <= statement.parameterCount; index++) {
    const name = statement.parameterName(index);
    const value = Array.isArray(parameters)
      ? parameters[Number(name) - 1]
      : Object.hasOwn(parameters, name)
        ? (parameters as Readonly<Record<string, unknown>>)[name]
        : undefined;
    if (value === undefined) throw new UserError(`Cannot run the query as its parameter $${name} has no value`);
    const [bound, type] = boundValue(value, name);
    statement.bindValue(index, bound, type);
  }
}

function boundValue(value: unknown, name: string): [DuckDBValue, DuckDBType] {
  if (value === null) return [null, SQLNULL];
  switch (typeof value) {
    case "boolean":
      return [value, BOOLEAN];
    case "string":
      return [value, VARCHAR];
    case "bigint":
      return BigInt.asIntN(64, value) === value ? [value, BIGINT] : [value, HUGEINT];
    case "number":
      return boundNumber(value);
  }
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return [new DuckDBTimestampTZValue(BigInt(value.getTime()) * 1000n), TIMESTAMPTZ];
  }
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return boundList(Array.from(value as ArrayLike<unknown>), name);
  throw new TypeError(
    `Cannot bind $${name} as it must be a text, number, boolean, date, null, or a list of one of these`,
  );
}

/** An integer where it is one, so that LIMIT and list positions take it; NaN is missing. */
function boundNumber(value: number): [DuckDBValue, DuckDBType] {
  if (Number.isNaN(value)) return [null, DOUBLE];
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return [value, DOUBLE];
  return Math.abs(value) < 2 ** 31 ? [value, INTEGER] : [BigInt(value), BIGINT];
}

/** A list of one type: the items', or the widest of the numbers'. */
function boundList(items: readonly unknown[], name: string): [DuckDBValue, DuckDBType] {
  const bound = items.map((item) => boundValue(item, name));
  const types = [...new Set(bound.filter(([item]) => item !== null).map(([, type]) => type))];
  const type = types.length === 0 ? VARCHAR : types.length === 1 ? types[0]! : types.includes(DOUBLE) ? DOUBLE : BIGINT;
  const numeric = types.length < 2 || types.every((each) => each === INTEGER || each === BIGINT || each === DOUBLE);
  if (!numeric) throw new TypeError(`Cannot bind $${name} as the items of its list differ in type`);
  const widen = (item: DuckDBValue): DuckDBValue => {
    if (item === null) return null;
    return type === DOUBLE ? Number(item) : type === BIGINT ? BigInt(item as number) : item;
  };
  return [listValue(bound.map(([item]) => widen(item))), LIST(type)];
}
