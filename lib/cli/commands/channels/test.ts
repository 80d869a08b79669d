import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { readChannel } from "#lib/state/notify/channels.ts";
import { tryChannel } from "#lib/state/notify/try-channel.ts";
import { withState } from "../../database/with-state.ts";
import { settingsOf } from "../../settings-of.ts";
import type { World } from "../../world.ts";

export default function channelsTest(command: Command, world: World): void {
  command
    .description("Send a message on a channel that says that it is a test, and tell what came of it.")
    .argument("<id>", "id of the channel: see wattbook channels list")
    .action(async (id: string) => {
      const settings = settingsOf(world);
      const outcome = await withState(settings, async ({ db }) => {
        const channel = await readChannel(db, id);
        if (!channel) throw new UserError(`Cannot test ${id} as there is no such channel: see wattbook channels list`);
        return tryChannel(db, settings, channel);
      });
      if (!("ok" in outcome)) {
        throw new UserError(`Cannot send on ${id}: ${"retry" in outcome ? outcome.retry : outcome.failed}`);
      }
      world.out.write(`Sent.${outcome.note ? ` ${outcome.note}` : ""}\n`);
    });
}
