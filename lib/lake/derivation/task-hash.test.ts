import fc from "fast-check";
import { expect, it } from "vitest";
import { taskHash } from "./task-hash.ts";

it("taskHash() is equal for equal values, whatever the order of keys and after a structured clone", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string(),
        fc.anything({ withTypedArray: true, withMap: true, withDate: true, withNullPrototype: false }),
      ),
      (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(taskHash(structuredClone(turned))).toBe(taskHash(value));
      },
    ),
    { seed: 3 },
  );
});

it.each([
  [{ a: 1 }, { a: "1" }],
  [{ a: null }, { a: undefined }],
  [{ a: 0 }, { a: -0 }],
  [{ a: [1, 2] }, { a: [12] }],
  [{ a: ["ab", "c"] }, { a: ["a", "bc"] }],
  [{ a: Number.NaN }, { a: 0 }],
  [{ a: Float64Array.of(1) }, { a: BigInt64Array.of(4607182418800017408n) }],
  [{ a: [] }, { a: {} }],
])("taskHash() tells %o from %o", (one, other) => {
  expect(taskHash(one)).not.toBe(taskHash(other));
});

it("taskHash() refuses what cannot go to a worker", () => {
  expect(() => taskHash({ a: () => 1 })).toThrow("Cannot hash a task that holds a function");
  expect(() => taskHash({ a: new URL("http://a/") })).toThrow("Cannot hash a task that holds a URL");
});
