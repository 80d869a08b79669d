import type { Publisher } from "#lib/broker/publisher.ts";
import type { Settings } from "#lib/core/settings.ts";
import type { DeliveryWorld } from "#lib/notify/deliver.ts";
import { systemResolve } from "#lib/notify/outbound/pinned-address.ts";
import type { OutboundWorld } from "#lib/notify/outbound/post-outbound.ts";
import type { Database } from "../open-state.ts";
import { newestAlarm } from "./deliver-message.ts";
import { forgetSubscription, markSubscription, pushSubscriptions } from "./push-subscriptions.ts";
import { vapidKeys } from "./vapid.ts";
import { webhookSecrets } from "./webhook-secret.ts";

/** What deliveries need, of the site's settings and its database. The publisher is asked for when MQTT is first needed. */
export function deliveryWorld(
  db: Database,
  { notify, siteId, siteUrl, siteTimeZone: zone }: Settings,
  publisher: () => Promise<Publisher>,
  now: () => number,
): DeliveryWorld {
  const outbound: OutboundWorld = { privateHosts: notify.privateHosts, resolve: systemResolve };
  return {
    mail: { smtpUrl: notify.smtpUrl, from: notify.from, zone, siteUrl },
    webhook: { outbound, now, siteId, siteUrl },
    webhookSecrets: (channelId) => webhookSecrets(db, channelId, now()),
    push: async () => ({
      ...{ outbound, zone, keys: await vapidKeys(db) },
      // Push services ask for https or an address of mail.
      contact: siteUrl?.startsWith("https:") ? siteUrl : `mailto:${notify.from}`,
      forget: (endpoint) => forgetSubscription(db, endpoint),
      mark: (endpoint, failed) => markSubscription(db, endpoint, failed, now()),
    }),
    subscriptions: () => pushSubscriptions(db),
    mqtt: async () => ({ publisher: await publisher(), siteUrl, newest: (alarm) => newestAlarm(db, alarm) }),
  };
}
