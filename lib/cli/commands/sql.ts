import { type Command, Option } from "commander";
import { withLake } from "../lake/with-lake.ts";
import { ROW_FORMATS, rowLines } from "../output/row-text.ts";
import { writeLines } from "../output/write-lines.ts";
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
        const result = await (await lake.snapshot(snapshot)).query(select, {}, options);
        await writeLines(world.out, rowLines(result, json ? "json" : format));
      });
    });
}
