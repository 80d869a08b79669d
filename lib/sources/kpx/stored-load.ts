import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import type { StoredHour } from "./merge-load.ts";

/** What the lake has of a calendar year in Asia/Seoul, the synthetic sample left out. */
export async function storedLoad(
  snapshot: Snapshot,
  year: number,
  signal?: AbortSignal,
): Promise<Map<number, StoredHour>> {
  const result = await snapshot.query(
    `SELECT epoch_ms(interval_start)::DOUBLE AS start, load_mw AS "loadMw", source
     FROM national_load
     WHERE quality <> 'synthetic' AND year(timezone('Asia/Seoul', interval_start)) = $year`,
    { year },
    { expect: { start: "DOUBLE", loadMw: "DOUBLE", source: "VARCHAR" }, ...(signal ? { signal } : {}) },
  );
  return new Map(result.rows<StoredHour>().map((row) => [row.start, row]));
}

/** The part of a year of `national_load`. */
export function loadPart(year: number, rows: readonly StoredHour[]): PartWrite {
  return {
    dataset: "national_load",
    partition: String(year),
    columns: {
      interval_start: BigInt64Array.from(rows, ({ start }) => BigInt(start) * 1000n),
      load_mw: Float64Array.from(rows, ({ loadMw }) => loadMw),
      quality: rows.map(() => "measured"),
      source: rows.map(({ source }) => source),
    },
    provenance: { source: [...new Set(rows.map(({ source }) => source))].sort().join("; "), quality: "measured" },
  };
}
