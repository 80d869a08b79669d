import type { Command } from "commander";
import { log } from "#lib/lake/log.ts";
import { withLake } from "../../lake/with-lake.ts";
import { byteText } from "../../output/byte-text.ts";
import { wholeNumber } from "../../whole-number.ts";
import type { World } from "../../world.ts";

export default function lakeLog(command: Command, world: World): void {
  command
    .description("List the snapshots of the lake, the newest first.")
    .option("--limit <n>", "how many at most", wholeNumber(1, 1_000_000), 20)
    .option("--json", "write them as JSON")
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const entries = await withLake(world, (lake) => log(lake, { limit }));
      if (json) {
        world.out.write(`${JSON.stringify(entries, undefined, 2)}\n`);
        return;
      }
      for (const { snapshot, created, parts, rows, bytes, message } of entries) {
        const size = `${parts} files, ${rows.toLocaleString("en")} rows, ${byteText(bytes)}`;
        world.out.write(`${snapshot.slice(0, 12)}  ${created.slice(0, 16)}Z  ${size.padEnd(38)}  ${message}\n`);
      }
      if (entries.length === 0) world.err.write("The lake is empty: nothing was ever written to it.\n");
    });
}
