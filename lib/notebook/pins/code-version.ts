import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { reachedCode } from "#lib/lake/code-hash.ts";
import { EXPLORED } from "../explored.ts";
import type { CodeVersion } from "./pin.ts";

/** What makes a page of any analysis: parts of every page's code. */
const RENDERERS = ["lib/notebook/page-content.ts", "lib/notebook/page-state.ts", "lib/notebook/read-prose.ts"];

/** What makes the page of a reader's query, which has no folder of its own. */
const EXPLORED_CODE = "lib/notebook/explored.ts";

/** The code behind an analysis: its folder without tests, the lib it reaches, and the views and datasets that it may query. */
export async function codeVersion(root: string, slug: string): Promise<CodeVersion> {
  const [own, views, datasets] = await Promise.all([
    filesOf(path.join(root, "analyses", slug), /^(analysis\.ts|.+\.sql|notebook\..+\.mdx)$/),
    filesOf(path.join(root, "data/views"), /\.sql$/),
    filesOf(path.join(root, "data/datasets"), /(?<!\.test)\.ts$/),
  ]);
  const makers = slug === EXPLORED ? [...RENDERERS, EXPLORED_CODE] : RENDERERS;
  const renderers = makers.map((file) => path.join(root, file)).filter((file) => existsSync(file));
  return reachedCode([...own, ...views, ...datasets, ...renderers], root);
}

async function filesOf(folder: string, wanted: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  return names.filter((name) => wanted.test(name)).map((name) => path.join(folder, name));
}
