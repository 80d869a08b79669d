import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../world.ts";
import { coreAndDomainModules } from "./documented-rooms.ts";

/** A clock, randomness, the environment, timers, the network: what a pure module is handed as an argument instead. */
const WORLD =
  /\b(Math\.random|Date\.now|new Date\(\)|performance\.|process\.(?:env|argv|cwd|exit|hrtime|std|on\b)|globalThis\.|fetch\(|setTimeout|setInterval|console\.|crypto\.)/;

function worldly(path: string, text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, (comment) => comment.replaceAll(/[^\n]/g, " "));
  return code.split("\n").flatMap((line, index) => {
    const word = WORLD.exec(line)?.[1];
    return word ? [`${path}:${index + 1} uses ${word}`] : [];
  });
}

it("the search for impurity finds a clock and a seedless random number, but not those in comments", () => {
  expect(worldly("a.ts", "/* Date.now() */\nconst t = Date.now(); // Math.random()\nconst r = Math.random();")).toEqual(
    ["a.ts:2 uses Date.now", "a.ts:3 uses Math.random"],
  );
});

it("core and the domains know no clock, randomness, environment or network", async () => {
  const modules = await coreAndDomainModules();
  expect(modules.length).toBeGreaterThan(20);
  const found = await Promise.all(
    modules.map(async (path) => worldly(path, await readFile(join(PROJECT_ROOT, path), "utf8"))),
  );
  expect(found.flat()).toEqual([]);
});
