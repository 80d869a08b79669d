import { isUserError } from "#lib/core/user-error.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { SourceLine } from "#lib/notebook/page-content.ts";
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

/** The sources of regional use in a snapshot, the newest first. */
export async function sourcesOf(snapshot: Snapshot): Promise<SourceLine[]> {
  const answer = await snapshot.query(
    `SELECT source, quality, strftime(min(month), '%Y-%m') AS first_month, strftime(max(month), '%Y-%m') AS last_month,
            strftime(max(published), '%Y-%m') AS published, bool_and(published_stated) AS published_stated
     FROM regional_usage GROUP BY source, quality ORDER BY last_month DESC, source`,
  );
  return answer.rows<SourceLine>();
}
