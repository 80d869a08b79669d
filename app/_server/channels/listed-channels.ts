import type { Channel } from "#lib/notify/channel.ts";
import { channelView } from "#lib/notify/channel-view.ts";
import { type ChannelHealth, channelHealth } from "#lib/state/notify/channel-deliveries.ts";
import { listChannels } from "#lib/state/notify/channels.ts";
import type { Database } from "#lib/state/open-state.ts";

/** A channel with how its deliveries went in the last week; null where there were none. */
export type ListedChannel = ReturnType<typeof channelView> & { readonly lately: ChannelHealth | null };

/** All channels, without secrets. */
export async function listedChannels(db: Database, now: number): Promise<ListedChannel[]> {
  const [channels, health] = await Promise.all([listChannels(db), channelHealth(db, now)]);
  return channels.map((channel: Channel) => ({ ...channelView(channel), lately: health.get(channel.id) ?? null }));
}
