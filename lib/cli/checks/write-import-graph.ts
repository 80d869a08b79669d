import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT_ROOT } from "../world.ts";
import { cruise } from "./cruise.ts";
import { importGraph, withImportGraph } from "./import-graph.ts";

const README = join(PROJECT_ROOT, "lib/README.md");
await writeFile(README, withImportGraph(await readFile(README, "utf8"), importGraph(await cruise(PROJECT_ROOT))));
