import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Analysis } from "#lib/notebook/analysis.ts";
import { projectFolder } from "./site.ts";

const SLUG = /^[a-z][a-z0-9-]{0,63}$/;

export function analysisFolder(slug: string): string {
  return path.join(projectFolder(), "analyses", slug);
}

/** The slugs of all analyses: the folders that hold an `analysis.ts`, in the order of their names. */
export async function analysisSlugs(): Promise<string[]> {
  const entries = await readdir(path.join(projectFolder(), "analyses"), { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory() && isAnalysis(entry.name)).map(({ name }) => name);
  return slugs.sort();
}

function isAnalysis(slug: string): boolean {
  return SLUG.test(slug) && existsSync(path.join(analysisFolder(slug), "analysis.ts"));
}

/** An analysis by its slug; undefined where there is none. */
export async function loadAnalysis(slug: string): Promise<Analysis | undefined> {
  if (!isAnalysis(slug)) return undefined;
  const { analysis } = (await import(`../../analyses/${slug}/analysis.ts`)) as { analysis: Analysis };
  return analysis;
}
