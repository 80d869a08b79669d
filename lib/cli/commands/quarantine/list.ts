import type { Command } from "commander";
import { countRejects } from "#lib/ingest/quarantine/count-rejects.ts";
import { readQuarantine } from "#lib/ingest/quarantine/read-quarantine.ts";
import type { RejectFilter } from "#lib/ingest/quarantine/reject.ts";
import { writeLines } from "../../output/write-lines.ts";
import { rejectJson } from "../../quarantine/reject-json.ts";
import { settingsOf } from "../../settings-of.ts";
import type { World } from "../../world.ts";

export default function quarantineList(command: Command, world: World): void {
  command
    .description("List what could not be understood, counted by device and reason, the most first.")
    .option("--device <id>", "only what is of this device; (unknown) for messages that name none")
    .option("--reason <word>", "only what was rejected for this reason, such as clock_ahead")
    .option("--json", "write the messages themselves, as JSON with one a line")
    .action(async ({ json, ...filter }: RejectFilter & { json?: true }) => {
      const rejects = readQuarantine(settingsOf(world).home, filter);
      if (json) {
        await writeLines(world.out, await Array.fromAsync(rejects, rejectJson));
        return;
      }
      const counts = await countRejects(rejects);
      for (const { count, device, reason, lastRxTs, detail } of counts) {
        const last = new Date(lastRxTs).toISOString().slice(0, 16);
        world.out.write(`${String(count).padStart(8)}  ${reason.padEnd(15)}  ${last}Z  ${device}  ${detail}\n`);
      }
      if (counts.length === 0) world.err.write("There is nothing in quarantine that was asked for.\n");
    });
}
