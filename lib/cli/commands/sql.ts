import { type Command, Option } from "commander";
import { openTail } from "#lib/ingest/open-tail.ts";
import { tailOverlay } from "#lib/ingest/tail-overlay.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { withLake } from "../lake/with-lake.ts";
import { ROW_FORMATS, rowLines } from "../output/row-text.ts";
import { writeLines } from "../output/write-lines.ts";
import { settingsOf } from "../settings-of.ts";
import type { World } from "../world.ts";

interface SqlOptions {
  readonly format: (typeof ROW_FORMATS)[number];
  readonly snapshot?: string;
}

const TIMEOUT_MS = 600_000;
const MAX_ROWS = 10_000_000;

export default function sql(command: Command, world: World): void {
  command
    .description("Run a read-only query over the views; `from datasets` lists them with columns and units.")
    .argument("<select>", "one SELECT statement of DuckDB's SQL")
    .addOption(new Option("--format <format>", "how rows are written").choices(ROW_FORMATS).default("csv"))
    .option("--json", "the same as --format json")
    .option("--snapshot <id>", "query the lake as it was then (an id of `lake log`)")
    .action(async (select: string, { format, json, snapshot }: SqlOptions & { json?: true }) => {
      await withLake(world, async (lake) => {
        const options = { signal: world.signal, timeoutMs: TIMEOUT_MS, maxRows: MAX_ROWS };
        const opened = snapshot === undefined ? await openNow(lake, select, world) : await lake.snapshot(snapshot);
        const result = await opened.query(select, {}, options);
        await writeLines(world.out, rowLines(result, json ? "json" : format));
      });
    });
}

/** The newest snapshot with what the log holds beside it; says so where that is something. */
async function openNow(lake: Lake, select: string, world: World): Promise<Snapshot> {
  const { home, siteTimeZone } = settingsOf(world);
  // The log before the snapshot: what moves from one into the other meanwhile is then in both.
  const tail = await (await openTail(home, siteTimeZone)).read();
  const snapshot = await lake.snapshot();
  if (tail.readings === 0) return snapshot;
  const datasets = await snapshot.datasetsOf([select]).catch(() => []);
  const overlay = await tailOverlay(snapshot, tail, datasets, world.signal);
  if (Object.keys(overlay.datasets).length === 0) return snapshot;
  const until = new Date(tail.newest ?? 0).toISOString();
  const left = tail.leftOut > 0 ? `; ${tail.leftOut} older ones are left out until they are in the lake` : "";
  world.err.write(`With ${tail.readings} readings of the log, received until ${until}${left}.\n`);
  return lake.snapshot(snapshot.id, overlay);
}
