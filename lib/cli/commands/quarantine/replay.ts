import type { Command } from "commander";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import type { RejectFilter } from "#lib/ingest/quarantine/reject.ts";
import { replayQuarantine } from "#lib/ingest/quarantine/replay-quarantine.ts";
import { readSparkplugBirths } from "#lib/ingest/sparkplug-births-file.ts";
import { putBack } from "../../quarantine/put-back.ts";
import { settingsOf } from "../../settings-of.ts";
import type { World } from "../../world.ts";

export default function quarantineReplay(command: Command, world: World): void {
  command
    .description(
      "Read again what could not be understood: what can be now goes to the lake, with the time of its receipt.",
    )
    .option("--device <id>", "only what is of this device; (unknown) for messages that name none")
    .option("--reason <word>", "only what was rejected for this reason; retained: takes such messages as history")
    .action(async (filter: RejectFilter) => {
      const { home, siteTimeZone: zone } = settingsOf(world);
      const births = await readSparkplugBirths(home);
      const { replayed, kept } = await replayQuarantine(home, {
        ...filter,
        decode: (message) => decodeMessage(message, { zone, births }),
        append: (messages) => putBack(home, messages),
        signal: world.signal,
      });
      world.out.write(
        `Replayed ${replayed}, which reach the lake with the next compaction; ${kept} still cannot be understood.\n`,
      );
    });
}
