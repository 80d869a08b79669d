import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import type { Lake } from "../lake.ts";
import { selectParts } from "../query/relations.ts";
import { type Part, partPath, readManifest } from "../store/manifest.ts";
import { withRowKey } from "./row-key.ts";

/** The parts of a dataset that only one of two snapshots has. */
export interface ChangedParts {
  readonly dataset: Dataset;
  readonly was: readonly Part[];
  readonly is: readonly Part[];
}

/** The datasets whose parts differ between two snapshots, by name; a part with the same hash is in neither list. */
export async function changedParts(
  lake: Pick<Lake, "dir" | "catalogue">,
  was: string,
  is: string,
  only?: readonly string[],
): Promise<ChangedParts[]> {
  const [before, after] = await Promise.all([readManifest(lake.dir, was), readManifest(lake.dir, is)]);
  const names = [...lake.catalogue.datasets.keys()].filter((name) => only?.includes(name) ?? true).sort();
  return names.flatMap((name) => {
    const pair = {
      was: partsOnlyIn(before.parts, after.parts, name),
      is: partsOnlyIn(after.parts, before.parts, name),
    };
    return pair.was.length + pair.is.length > 0
      ? [{ dataset: withRowKey(lake.catalogue.datasets.get(name) as Dataset), ...pair }]
      : [];
  });
}

function partsOnlyIn(parts: readonly Part[], others: readonly Part[], dataset: string): Part[] {
  const known = new Set(others.map(({ sha256 }) => sha256));
  return parts.filter((part) => part.dataset === dataset && !known.has(part.sha256));
}

/** The files of these parts. */
export function partFiles(lakeDir: string, changed: readonly ChangedParts[]): string[] {
  return changed.flatMap(({ was, is }) => [...was, ...is]).map(({ sha256 }) => partPath(lakeDir, sha256));
}

/** Makes the views `was_rows` and `is_rows` of a dataset. */
export async function createSides(connection: DuckDBConnection, lakeDir: string, changed: ChangedParts): Promise<void> {
  for (const side of ["was", "is"] as const) {
    const rows = selectParts(lakeDir, changed.dataset, changed[side]);
    await connection.run(`CREATE OR REPLACE VIEW ${side}_rows AS ${rows}`);
  }
}
