import { brokerUrl } from "#lib/broker/broker-url.ts";
import { type Gateway, openGateway } from "#lib/broker/gateway.ts";
import { readSettings } from "#lib/core/settings.ts";

const shared = globalThis as typeof globalThis & { wattbookGateway?: Gateway };

/** The one gateway of this process; on globalThis, because a hot reload would open another. */
export function siteGateway(): Gateway {
  const { mqtt, siteId } = readSettings(process.env);
  shared.wattbookGateway ??= openGateway({ url: brokerUrl(mqtt), siteId, now: Date.now });
  return shared.wattbookGateway;
}
