import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

// Oracle: RFC 8785, section 3.2.2 (numbers, literals) and 3.2.3 (order of keys).
it("canonicalJson() writes what RFC 8785 prints", () => {
  const value = {
    numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
  );
  const keys = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
  expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

it("canonicalJson() is JSON, and does not depend on the order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(reversed(value))).toBe(text);
    }),
    { seed: 1 },
  );
});

function reversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}

it.each([Number.NaN, Infinity, 1n, undefined, () => 1, new Date(0), [undefined]])(
  "canonicalJson() refuses %s, which has no JSON form",
  (value) => {
    expect(() => canonicalJson({ value: [value] })).toThrow("has no JSON form");
  },
);

it("canonicalJson() leaves out a key without a value", () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
});
