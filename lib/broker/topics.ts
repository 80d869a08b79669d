/** What telemetry comes in on: the subscriptions of an ingest. */
export const INGEST_FILTERS: readonly string[] = [
  "power/measurement",
  "campus/v1/+/dev/+/up",
  "campus/v1/+/gw/+/up",
  "tele/+/SENSOR",
  // ESPHome, and Home Assistant under its prefix.
  "+/sensor/+/state",
  // Shelly: the second generation, then the first.
  "+/events/rpc",
  "+/status/+",
  "shellies/+/relay/+/+",
  "shellies/+/emeter/+/+",
  "shellies/+/sensor/+",
  "spBv1.0/#",
];

/** Where an ingest says, retained, how it does. */
export const STATUS_TOPIC = "wattbook/ingest/status";

/** Topics on which Wattbook speaks, and nobody sends readings. */
export function isSiteTopic(topic: string): boolean {
  return topic.startsWith("wattbook/");
}

/** Where the state of an alarm is, retained, as long as it is open. */
export function alarmTopic(ruleId: string, deviceId: string, metric: string): string {
  const level = (text: string) => text.replace(/[%/+#\p{Cc}]/gu, encodeURIComponent);
  return `wattbook/alarms/${level(ruleId)}/${level(deviceId)}/${level(metric)}`;
}

/** Where a device's own messages go. */
export function upTopic(site: string, deviceId: string): string {
  return `campus/v1/${site}/dev/${deviceId}/up`;
}

/** Where a device says that it came up, and its broker that it went. */
export function deviceTopic(site: string, deviceId: string, leaf: "birth" | "lwt"): string {
  return `campus/v1/${site}/dev/${deviceId}/${leaf}`;
}

/** Where a device is told what it should be. */
export function commandTopic(site: string, deviceId: string): string {
  return `campus/v1/${site}/dev/${deviceId}/cmd`;
}

/** Where a sender of a site hears how far its messages are stored; the source is `dev/<device_id>` or `gw/<gateway_id>`. */
export function ackTopic(site: string, source: string): string {
  return `campus/v1/${site}/${source}/ack`;
}

/** Where a gateway's messages go, which hold readings of many devices. */
export function gatewayTopic(site: string, gatewayId: string): string {
  return `campus/v1/${site}/gw/${gatewayId}/up`;
}

/** What the topic of one of our own messages names; undefined for any other topic. */
export function ownTopic(
  topic: string,
): { readonly site: string; readonly kind: "dev" | "gw"; readonly id: string } | undefined {
  const [, site, kind, id] = /^campus\/v1\/([^/]+)\/(dev|gw)\/([^/]+)\/up$/.exec(topic) ?? [];
  return site && id && (kind === "dev" || kind === "gw") ? { site, kind, id } : undefined;
}
