import type { Lake } from "#lib/lake/lake.ts";
import type { ImportProgress, ImportReport } from "#lib/sources/import-report.ts";
import { createProgress } from "../output/create-progress.ts";
import type { World } from "../world.ts";
import { deriveAll, derivedLine } from "./derive-all.ts";
import { putReference } from "./put-reference.ts";
import { withLake } from "./with-lake.ts";

/** Imports with progress, tells what came of it, and brings what is derived from it up to date. */
export async function importFiles(
  world: World,
  { json }: { readonly json: boolean },
  run: (lake: Lake, options: { signal: AbortSignal; onProgress: ImportProgress }) => Promise<ImportReport>,
): Promise<void> {
  const progress = createProgress(world.err);
  const task = progress.task("Importing");
  const onProgress: ImportProgress = ({ done, total }) => task.update(done, total);
  await withLake(world, async (lake) => {
    const report = await run(lake, { signal: world.signal, onProgress }).finally(task.end);
    world.out.write(`${json ? JSON.stringify(report) : report.lines.join("\n")}\n`);
    await putReference(lake, world.signal);
    const derived = derivedLine(await deriveAll(lake, progress, world.signal));
    if (!json && derived) world.out.write(`${derived}\n`);
  }).finally(progress.stop);
}
