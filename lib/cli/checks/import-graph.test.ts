import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../world.ts";
import { cruise } from "./cruise.ts";
import { importGraph, withImportGraph } from "./import-graph.ts";

it("importGraph() names each room once with the rooms it imports, leaving tests out", () => {
  const to = (...paths: string[]) => paths.map((resolved) => ({ resolved }));
  const modules = [
    { source: "lib/lake/lake.ts", dependencies: to("lib/core/dataset.ts", "lib/lake/head.ts", "fs") },
    { source: "lib/lake/lake.test.ts", dependencies: to("data/datasets/usage.ts") },
    {
      source: "app/page.tsx",
      dependencies: to("lib/lake/lake.ts", "lib/core/month.ts", "node_modules/react/index.js"),
    },
    { source: "lib/core/month.ts", dependencies: to() },
    { source: "node_modules/react/index.js", dependencies: to() },
  ];
  expect(importGraph({ modules, summary: { violations: [] } })).toBe(
    "```text\napp      → lib/core, lib/lake\nlib/core → nothing\nlib/lake → lib/core\n```",
  );
});

it("lib/README.md shows the imports as they are: else run node lib/cli/checks/write-import-graph.ts", async () => {
  const readme = await readFile(join(PROJECT_ROOT, "lib/README.md"), "utf8");
  expect(readme).toBe(withImportGraph(readme, importGraph(await cruise(PROJECT_ROOT))));
});
