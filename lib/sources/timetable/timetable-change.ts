import { createHash } from "node:crypto";
import type { Manifest } from "#lib/lake/store/manifest.ts";
import type { Change, PartWrite } from "#lib/lake/store/part-write.ts";
import type { Timetable } from "#lib/timetable/model/timetable.ts";
import { timetableColumns } from "#lib/timetable/model/timetable-columns.ts";

/**
 * What puts a timetable into the lake in place of one of the same name. Where it differs from that, plans that somebody asked
 * for go, as they were plans of another one.
 */
export function timetableChange(base: Manifest | null, timetable: Timetable): Change {
  const { id, source } = timetable;
  const tables = timetableColumns(timetable);
  const content = createHash("sha256").update(JSON.stringify(tables)).digest("hex");
  const put = tables.map(
    ({ dataset, columns }): PartWrite => ({
      dataset,
      partition: id,
      columns,
      provenance: { source, quality: "measured", content },
    }),
  );
  const stored = (base?.parts ?? []).filter(
    ({ dataset, partition }) => dataset.startsWith("timetable") && isOf(partition, id),
  );
  const isSame = stored.some(({ dataset, provenance }) => dataset === "timetable" && provenance.content === content);
  const kept = new Set(put.map(({ dataset }) => dataset));
  return { put, drop: isSame ? [] : stored.filter(({ dataset }) => !kept.has(dataset)) };
}

/** Partitions of a timetable are named as it is; those of plans that somebody asked for have the run's name behind a dot. */
function isOf(partition: string, id: string): boolean {
  return partition === id || partition.startsWith(`${id}.`);
}
