import { randomUUID } from "node:crypto";
import { openPublisher, type Publisher } from "#lib/broker/publisher.ts";
import { serviceUrl } from "#lib/broker/service-url.ts";
import type { Settings } from "#lib/core/settings.ts";
import type { Channel } from "#lib/notify/channel.ts";
import { deliver } from "#lib/notify/deliver.ts";
import type { Outcome } from "#lib/notify/outcome.ts";
import type { Database } from "../open-state.ts";
import { deliveryWorld } from "./delivery-world.ts";

/** Sends a message on a channel that says that it is a test, once, and tells what came of it. */
export async function tryChannel(db: Database, settings: Settings, channel: Channel): Promise<Outcome> {
  const at = Date.now();
  let publisher: Publisher | undefined;
  const world = deliveryWorld(
    db,
    settings,
    async () => {
      publisher = openPublisher(serviceUrl(settings.home, settings.mqtt), `wattbook-test-${randomUUID().slice(0, 8)}`);
      return publisher;
    },
    Date.now,
  );
  try {
    return await deliver(
      channel,
      { id: randomUUID(), kind: "test", at, notices: [], passed: 0, references: [] },
      world,
    );
  } finally {
    await publisher?.close(0);
  }
}
