import type { Command } from "commander";
import { channelView } from "#lib/notify/channel-view.ts";
import { channelHealth } from "#lib/state/notify/channel-deliveries.ts";
import { listChannels } from "#lib/state/notify/channels.ts";
import { withState } from "../../database/with-state.ts";
import { settingsOf } from "../../settings-of.ts";
import type { World } from "../../world.ts";

export default function channelsList(command: Command, world: World): void {
  command
    .description("List the channels that alarms are told on, with their deliveries of the last week. Shows no secrets.")
    .option("--json", "write them as JSON")
    .action(async ({ json }: { json?: true }) => {
      const channels = await withState(settingsOf(world), async ({ db }) => {
        const health = await channelHealth(db, Date.now());
        return (await listChannels(db)).map((one) => ({ ...channelView(one), lately: health.get(one.id) ?? null }));
      });
      if (json) {
        world.out.write(`${JSON.stringify(channels, undefined, 2)}\n`);
        return;
      }
      for (const { id, kind, name, enabled, lately } of channels) {
        const went = lately ? `${lately.sent} sent, ${lately.waiting} waiting, ${lately.failed} failed` : "nothing yet";
        const error = lately?.last_error ? `: ${lately.last_error}` : "";
        world.out.write(`${id}  ${kind}  ${name}${enabled ? "" : " (off)"}  ${went}${error}\n`);
      }
      if (channels.length === 0) world.err.write("There are no channels: make one at /alarms/channels.\n");
    });
}
