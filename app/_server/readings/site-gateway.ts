import { type Gateway, openGateway } from "#lib/broker/gateway.ts";
import { serviceUrl } from "#lib/broker/service-url.ts";
import { readSettings } from "#lib/core/settings.ts";
import { siteHome } from "../site.ts";

const shared = globalThis as typeof globalThis & { wattbookGateway?: Gateway };

/** The one gateway of this process; on globalThis, because a hot reload would open another. */
export function siteGateway(): Gateway {
  const { mqtt, siteId } = readSettings(process.env);
  shared.wattbookGateway ??= openGateway({ url: serviceUrl(siteHome(), mqtt), siteId, now: Date.now });
  return shared.wattbookGateway;
}
