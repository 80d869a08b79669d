import { createHash, type Hash } from "node:crypto";

/** Hash of what a task holds: equal values give equal hashes, whatever the order of keys. */
export function taskHash(value: unknown): string {
  const hash = createHash("sha256");
  add(hash, value);
  return hash.digest("hex");
}

function add(hash: Hash, value: unknown): void {
  switch (typeof value) {
    case "number":
      hash.update(`n${Object.is(value, -0) ? "-0" : value};`);
      return;
    case "string":
      hash.update(`s${value.length}:${value}`);
      return;
    case "boolean":
    case "undefined":
    case "bigint":
      hash.update(`${typeof value}${String(value)};`);
      return;
    case "object":
      addObject(hash, value);
      return;
    default:
      throw new TypeError(`Cannot hash a task that holds a ${typeof value}`);
  }
}

function addObject(hash: Hash, value: object | null): void {
  if (value === null) hash.update("null;");
  else if (ArrayBuffer.isView(value)) {
    hash.update(`${value.constructor.name}${value.byteLength}:`);
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (Array.isArray(value)) addList(hash, value);
  else if (value instanceof Date) hash.update(`d${value.getTime()};`);
  else if (value instanceof Map) addList(hash, [...value]);
  else if (isPlain(value)) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    hash.update(`o${members.length}:`);
    for (const [key, member] of members) {
      add(hash, key);
      add(hash, member);
    }
  } else throw new TypeError(`Cannot hash a task that holds a ${value.constructor.name}`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function addList(hash: Hash, values: readonly unknown[]): void {
  hash.update(`a${values.length}:`);
  if (values.length > 0 && values.every((value) => typeof value === "number")) {
    hash.update("f");
    hash.update(new Uint8Array(Float64Array.from(values as number[]).buffer));
  } else for (const value of values) add(hash, value);
}
