import type { Lake } from "#lib/lake/lake.ts";
import type { Manifest } from "#lib/lake/store/manifest.ts";
import type { ImportReport } from "./import-report.ts";
import { readDeviceList } from "./read-device-list.ts";
import { syntheticParts } from "./synthetic-parts.ts";
import type { SourceFile } from "./table/source-file.ts";

/** The virtual campus and what it sent: it goes with the first device that is real. */
const SAMPLE = ["device", "readings_15min", "readings_hour"];
const DEMO = /^demo/;

/**
 * Replaces the list of the site's devices by that of a CSV file, all or nothing: a row a device, by the names of the dataset's
 * columns. The virtual devices of the demo go.
 *
 * @throws {UserError} If a row cannot be taken: names its line and column.
 */
export async function importDevices(
  lake: Lake,
  file: SourceFile | string,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const { name, columns } = await readDeviceList(file);
  const count = columns.device_id!.length;
  let before = 0;
  let removed: string[] = [];
  const plan = (base: Manifest | null) => {
    const gone = syntheticParts(base, lake.catalogue, SAMPLE).sample.filter(({ partition }) => DEMO.test(partition));
    removed = [...new Set(gone.map(({ dataset }) => dataset))];
    before = base?.parts.find(({ dataset, partition }) => dataset === "device" && partition === "all")?.rows ?? 0;
    const quality = columns.device_id!.map(() => "measured");
    const source = columns.device_id!.map(() => name);
    const provenance = { source: name, quality: "measured" as const };
    return {
      put: [{ dataset: "device", partition: "all", columns: { ...columns, quality, source }, provenance }],
      drop: gone,
    };
  };
  const { snapshot, changed } = await lake.commit(`Import devices: ${name}`, plan, signal ? { signal } : {});
  return {
    dataset: "device",
    snapshot,
    changed,
    added: changed ? Math.max(0, count - before) : 0,
    restated: changed ? Math.min(before, count) : 0,
    unchanged: changed ? 0 : count,
    removedSample: removed,
    lines: [
      `${name}: ${count} device${count === 1 ? "" : "s"}${changed ? "" : ", as before"}`,
      ...(removed.length > 0 ? ["the virtual devices of the demo were removed"] : []),
    ],
  };
}
