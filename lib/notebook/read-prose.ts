import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Language } from "./language.ts";
import { parseProse } from "./parse-prose.ts";
import type { Prose } from "./prose.ts";

const parsed = new Map<string, { readonly source: string; readonly prose: Prose }>();

/** The prose of an analysis in one language. It is read at each call, so that an edit shows at the next request. */
export async function readProse(folder: string, language: Language): Promise<Prose> {
  const file = path.join(folder, `notebook.${language}.mdx`);
  const source = await readFile(file, "utf8");
  const kept = parsed.get(file);
  if (kept?.source === source) return kept.prose;
  const prose = parseProse(source, path.join(path.basename(folder), path.basename(file)));
  parsed.set(file, { source, prose });
  return prose;
}
