import type { Channel } from "#lib/notify/channel.ts";
import type { channel } from "../schema/notify.ts";

/** A channel as its row says; rows are only written checked. */
export function storedChannel(row: typeof channel.$inferSelect): Channel {
  const { id, kind, name, config, minSeverity, ruleIds, quiet, escalateAfterS, enabled } = row;
  return { id, kind, name, config, minSeverity, ruleIds, quiet, escalateAfterS, enabled } as unknown as Channel;
}
