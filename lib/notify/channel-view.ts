import type { Channel } from "./channel.ts";
import { maskedUrl } from "./masked-url.ts";

/** A channel as everybody may see it: of a webhook's address only the host. */
export function channelView(channel: Channel) {
  const { id, kind, name, minSeverity, ruleIds, quiet, escalateAfterS, enabled } = channel;
  return {
    ...{ id, kind, name },
    config: channel.kind === "webhook" ? { url: maskedUrl(channel.config.url) } : channel.config,
    min_severity: minSeverity,
    rule_ids: ruleIds,
    quiet,
    escalate_after_s: escalateAfterS,
    enabled,
  };
}
