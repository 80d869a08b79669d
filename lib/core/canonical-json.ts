/**
 * Writes a value as canonical JSON: keys sorted by UTF-16 code unit, no white space, numbers as ECMAScript prints them, so
 * that equal values give equal text and equal hashes [1].
 *
 * @param value Null, a boolean, a finite number, a string, an array or a plain object of these. A key whose value is
 *   `undefined` is left out.
 * @returns The text, one line.
 * @throws {TypeError} If a value has no JSON form: NaN, an infinity, a bigint, a function, a class instance, or `undefined`
 *   outside an object. A missing number must be written as null by the caller.
 *
 * [1] A. Rundgren, B. Jordan, S. Erdtman, "JSON Canonicalization Scheme (JCS)," RFC 8785, 2020, doi:10.17487/RFC8785.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`Cannot write canonical JSON as the value has no JSON form: current value is ${String(value)}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
