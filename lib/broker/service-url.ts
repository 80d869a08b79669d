import type { MqttSettings } from "#lib/core/settings.ts";
import { brokerUrl } from "./broker-url.ts";
import { SERVICE_NAME } from "./identity/identity.ts";
import { serviceToken } from "./service-token.ts";

/** Where the processes of a home connect to its broker, with the name and token by which it knows them. Never log it. */
export function serviceUrl(home: string, mqtt: MqttSettings): string {
  if (mqtt.url) return mqtt.url;
  const url = new URL(brokerUrl(mqtt));
  url.username = SERVICE_NAME;
  url.password = serviceToken(home);
  return url.href;
}
