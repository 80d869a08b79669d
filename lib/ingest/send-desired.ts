import { commandTopic } from "#lib/broker/topics.ts";
import type { RegistryCache } from "./registry-cache.ts";
import { desiredSection } from "./registry-sections.ts";

/** Where commands are sent, and whether that is there now. */
export interface CommandWay {
  readonly isThere: () => boolean;
  publish(topic: string, payload: string, options: { readonly retain: boolean }): void;
}

const LOOK_MS = 1000;

/** Sends each device what it should be, retained, when that changes; all of it when it begins. Gives how to stop. */
export function sendDesired(siteId: string, registry: RegistryCache, way: CommandWay): () => void {
  const sent = new Map<string, string>();
  let wanted: Readonly<Record<string, Record<string, unknown>>> | undefined;
  const send = () => {
    if (!wanted || !way.isThere()) return;
    for (const [id, desired] of Object.entries(wanted)) {
      const payload = JSON.stringify({ desired });
      if (sent.get(id) === payload || /[/+#]/.test(id)) continue;
      way.publish(commandTopic(siteId, id), payload, { retain: true });
      sent.set(id, payload);
    }
    for (const id of sent.keys()) {
      if (Object.hasOwn(wanted, id)) continue;
      // Nothing, retained, takes back what was.
      way.publish(commandTopic(siteId, id), "", { retain: true });
      sent.delete(id);
    }
  };
  const stop = registry.watch(desiredSection, (now) => {
    wanted = now;
    send();
  });
  const timer = setInterval(send, LOOK_MS);
  return () => {
    clearInterval(timer);
    stop();
  };
}
