import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "./analysis.ts";
import { runQuery } from "./run-query.ts";

/** The first instant after an analysis' data, where its time ranges may be stated against it; undefined without data. */
export async function dataEnd(analysis: Analysis, folder: string, snapshot: Snapshot): Promise<string | undefined> {
  if (analysis.dataEnd === undefined) return undefined;
  const columns = { data_end: "TIMESTAMPTZ" } as const;
  const { result } = await runQuery({ snapshot, folder, query: analysis.dataEnd, columns, inputs: {} });
  return result.rows<{ data_end: string | null }>()[0]?.data_end ?? undefined;
}
