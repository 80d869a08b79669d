import { isUserError } from "#lib/core/user-error.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "#lib/notebook/analysis.ts";
import type { PartLine } from "#lib/notebook/page-content.ts";
import { pageSources } from "#lib/notebook/page-sources.ts";
import { analysisFolder } from "./analyses.ts";
import { siteLake } from "./site.ts";

/** The snapshot a request names, else the newest; undefined while the lake is empty. */
export async function shownSnapshot(id: string | null): Promise<Snapshot | undefined> {
  const lake = await siteLake();
  if (id === null && (await lake.head()) === null) return undefined;
  return lake.snapshot(id ?? undefined);
}

/** The snapshot that a page's address names; the newest, and the name that was dropped, where there is no such snapshot. */
export async function pageSnapshot(id: string | null): Promise<{ snapshot: Snapshot | undefined; dropped?: string }> {
  try {
    return { snapshot: await shownSnapshot(id) };
  } catch (error) {
    if (id === null || !isUserError(error)) throw error;
    return { snapshot: await shownSnapshot(null), dropped: id };
  }
}

/** The sources of what an analysis shows of a snapshot, part by part. */
export async function sourcesOf(snapshot: Snapshot, analysis: Analysis): Promise<PartLine[]> {
  const { catalogue } = await siteLake();
  return pageSources(snapshot, catalogue, analysis, analysisFolder(analysis.slug));
}
