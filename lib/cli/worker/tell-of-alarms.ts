import { randomUUID } from "node:crypto";
import { openPublisher, type Publisher } from "#lib/broker/publisher.ts";
import { serviceUrl } from "#lib/broker/service-url.ts";
import { deliver } from "#lib/notify/deliver.ts";
import { deliveryWorld } from "#lib/state/notify/delivery-world.ts";
import { startDelivery } from "#lib/state/notify/start-delivery.ts";
import type { Duty } from "./run-worker.ts";

/** Tells the channels of alarms. The broker is connected to when a channel first needs it. */
export const tellOfAlarms: Duty = async ({ settings, state, jobs, say }) => {
  let publisher: Publisher | undefined;
  const connected = async () => {
    publisher ??= openPublisher(
      serviceUrl(settings.home, settings.mqtt),
      `wattbook-worker-${randomUUID().slice(0, 8)}`,
    );
    return publisher;
  };
  const world = deliveryWorld(state.db, settings, connected, Date.now);
  const end = await startDelivery({
    ...{ state, jobs, say, zone: settings.siteTimeZone, now: Date.now },
    deliver: (channel, message) => deliver(channel, message, world),
  });
  return async () => {
    await end();
    await publisher?.close(0);
  };
};
