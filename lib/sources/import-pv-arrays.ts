import type { Lake } from "#lib/lake/lake.ts";
import type { Manifest } from "#lib/lake/store/manifest.ts";
import type { ImportReport } from "./import-report.ts";
import { pvArrayColumns } from "./pv-array-list.ts";
import { syntheticParts } from "./synthetic-parts.ts";
import { readCsv } from "./table/csv-table.ts";
import { openSourceFiles, type SourceFile } from "./table/source-file.ts";

const PARTITION = "all";

/**
 * Replaces the list of PV arrays by that of a CSV file, all or nothing: a row an array, by the names of the dataset's columns.
 * The sample's arrays go.
 *
 * @throws {UserError} If a row cannot be taken: names its line and column.
 */
export async function importPvArrays(
  lake: Lake,
  file: SourceFile | string,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const [opened] = await openSourceFiles([file]);
  const { name } = opened!;
  const columns = pvArrayColumns(readCsv(opened!));
  const count = columns.array!.length;
  let before = 0;
  let removed: string[] = [];
  const plan = (base: Manifest | null) => {
    const { sample, derived } = syntheticParts(base, lake.catalogue, ["pv_array"]);
    removed = [...new Set(sample.map(({ dataset }) => dataset))];
    before = base?.parts.find((part) => part.dataset === "pv_array" && part.partition === PARTITION)?.rows ?? 0;
    const quality = columns.array!.map(() => "measured");
    const source = columns.array!.map(() => name);
    const provenance = { source: name, quality: "measured" as const };
    return {
      put: [{ dataset: "pv_array", partition: PARTITION, columns: { ...columns, quality, source }, provenance }],
      drop: [...sample, ...derived],
    };
  };
  const { snapshot, changed } = await lake.commit(`Import PV arrays: ${name}`, plan, signal ? { signal } : {});
  const kwp = columns.kwp!.reduce<number>((sum, each) => sum + Number(each), 0);
  return {
    dataset: "pv_array",
    snapshot,
    changed,
    added: changed ? Math.max(0, count - before) : 0,
    restated: changed ? Math.min(before, count) : 0,
    unchanged: changed ? 0 : count,
    removedSample: removed,
    lines: [
      `${name}: ${count} array${count === 1 ? "" : "s"}, ${Number(kwp.toFixed(2))} kWp${changed ? "" : ", as before"}`,
      ...(removed.length > 0 ? ["the synthetic sample was removed: pv_array"] : []),
    ],
  };
}
