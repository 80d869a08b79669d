import { brokerUrl } from "#lib/broker/broker-url.ts";
import { readSettings } from "#lib/core/settings.ts";
import { readDevice } from "#lib/state/registry/read-device.ts";
import { thingDescription } from "#lib/state/registry/thing-description.ts";
import { askedOfRegistry } from "../../../../_server/registry/asked-of-registry.ts";
import { pathPart } from "../../../../_server/registry/path-part.ts";
import { siteOrigin } from "../../../../_server/site-origin.ts";

/** A device as W3C's Web of Things describes it. */
export function GET(request: Request): Promise<Response> {
  return askedOfRegistry(async (state) => {
    const device = await readDevice(state, pathPart(request, 2));
    const { siteId, mqtt } = readSettings(process.env);
    const origin = siteOrigin(request.headers);
    const thing = thingDescription(device, { siteId, origin, broker: brokerAddress(mqtt, new URL(origin).hostname) });
    return Response.json(thing, {
      headers: { "content-type": "application/td+json", etag: device.etag, "cache-control": "no-cache" },
    });
  });
}

/** Where others reach the broker: never with a name or password; our own is on the host that they asked. */
function brokerAddress(mqtt: Parameters<typeof brokerUrl>[0], host: string): string {
  const url = new URL(brokerUrl(mqtt));
  url.username = "";
  url.password = "";
  if (!mqtt.url) url.hostname = host;
  return url.href.replace(/\/$/, "");
}
