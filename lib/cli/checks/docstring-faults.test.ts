import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../world.ts";
import { docstringFaults } from "./docstring-faults.ts";
import { coreAndDomainModules } from "./documented-rooms.ts";

it("docstringFaults() finds what an export lacks", () => {
  const text = `
    export const bare = 1;
    /** Half a sentence */
    export interface Half {}
    /** Doubles a number. */
    export function double(x: number, { y }: { y: number }): number { if (x < y) throw new RangeError(); return 2 * x; }
    /**
     * Doubles a number.
     *
     * @param x A number.
     * @param options Limits.
     * @returns Twice the number.
     * @throws {RangeError} If it is small.
     */
    export function whole(x: number, { y }: { y: number }): number { if (x < y) throw new RangeError(); return 2 * x; }
    function inner() {}
  `;
  expect(docstringFaults("a.ts", text)).toEqual({
    exports: 4,
    faults: [
      "a.ts: bare has no docstring",
      "a.ts: Half has a docstring that is no whole sentence",
      "a.ts: double has no @param x",
      "a.ts: double has no @returns",
      "a.ts: double throws but has no @throws",
    ],
  });
});

it("every export of core and the domains has a docstring with its parameters, result and errors", async () => {
  const found = await Promise.all(
    (await coreAndDomainModules()).map(async (path) =>
      docstringFaults(path, await readFile(join(PROJECT_ROOT, path), "utf8")),
    ),
  );
  expect(found.reduce((sum, { exports }) => sum + exports, 0)).toBeGreaterThan(40);
  expect(found.flatMap(({ faults }) => faults)).toEqual([]);
});
