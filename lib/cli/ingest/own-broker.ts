import { type EmbeddedBroker, startEmbeddedBroker } from "#lib/broker/embedded-broker.ts";
import { Access } from "#lib/broker/identity/access.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { serviceToken } from "#lib/broker/service-token.ts";
import type { Settings } from "#lib/core/settings.ts";
import { siteHosts } from "#lib/core/site-hosts.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { RegistryCache } from "#lib/ingest/registry-cache.ts";
import { tokenSection } from "#lib/ingest/registry-sections.ts";
import { isLoopback } from "../supervisor/preflight.ts";
import { brokerListeners } from "./broker-listeners.ts";

export interface OwnBrokerOptions {
  readonly settings: Settings;
  readonly registry: RegistryCache;
  readonly store: (message: RawMessage, stored: () => void) => void;
  readonly say: (line: string) => void;
  readonly onToken: (tokenId: string) => void;
}

const LOOK_MS = 1000;
/** After a failure to listen, before the next try. */
const RETRY_MS = 15_000;

/** Starts the broker of this home. It listens to others than this machine only while some device can prove who it is. */
export async function startOwnBroker(options: OwnBrokerOptions): Promise<EmbeddedBroker> {
  const { settings, registry, store, say, onToken } = options;
  const { home, siteId, siteTimeZone: zone, mqtt } = settings;
  const { withTokens, withoutTokens } = await brokerListeners(mqtt);
  const access = new Access({ siteId, zone, servicePassword: serviceToken(home), now: Date.now });
  const stop = registry.watch(tokenSection, (tokens) => access.know(tokens));
  const hosts = (list: typeof withTokens) => list.map(({ host, port }) => `${host} ${port}`).join();
  const isOne = hosts(withTokens) === hosts(withoutTokens);
  const wanted = () => (isOne || access.hasTokens ? withTokens : withoutTokens);
  let listeners = wanted();
  const names = siteHosts(settings);
  const broker = await startEmbeddedBroker({ listeners, names, now: Date.now, store, access, say, onToken }).catch(
    (cause: Error) => {
      stop();
      throw new UserError(
        `Cannot listen for MQTT on port ${mqtt.port} of ${mqtt.host} (${cause.message}): stop what does, or choose another port with MQTT_PORT`,
        { cause },
      );
    },
  );
  const tell = () => {
    const at = [...new Set(listeners.map(({ host }) => host))];
    const ports = [...new Set(broker.ports)];
    say(`MQTT is at ${at.join(" and ")}:${ports.join(" and ")}.`);
    if (isLoopback(mqtt.host)) return;
    const others = mqtt.tls?.ca ? ", and with TLS to whoever shows a certificate" : "";
    say(
      access.hasTokens
        ? `MQTT_HOST is ${mqtt.host}: devices of that network show their name and token.`
        : `MQTT_HOST is ${mqtt.host}, but no device has a token: the broker listens to this machine alone${others}. wattbook devices token <id> makes one.`,
    );
  };
  tell();
  let notBefore = 0;
  const look = async () => {
    const next = wanted();
    if (next === listeners || performance.now() < notBefore) return;
    const before = listeners;
    listeners = next;
    try {
      await broker.listenOn(next);
      tell();
    } catch (error) {
      listeners = before;
      notBefore = performance.now() + RETRY_MS;
      say(`Cannot listen for MQTT on ${mqtt.host} (${(error as Error).message}): it is tried again.`);
    }
  };
  access.onChange(() => void look());
  const timer = setInterval(() => void look(), LOOK_MS);
  return {
    ...broker,
    get ports() {
      return broker.ports;
    },
    async close() {
      clearInterval(timer);
      stop();
      await broker.close();
    },
  };
}
