import { metricUnit } from "#lib/metering/metric-units.ts";
import type { PlaceStep } from "./read-device.ts";
import type { DeviceRow } from "./write-device.ts";
import type { PointRow } from "./write-point.ts";

export interface ThingOptions {
  readonly siteId: string;
  /** Where this site is reached: https://energy.example.org. */
  readonly origin: string;
  /** Where its broker is reached, without name and password: mqtt://energy.example.org:1883. */
  readonly broker: string;
}

const CONTEXT = [
  "https://www.w3.org/2022/wot/td/v1.1",
  {
    "@language": "en",
    qudt: "http://qudt.org/schema/qudt/",
    unit: "http://qudt.org/vocab/unit/",
    htv: "http://www.w3.org/2011/http#",
    mqv: "https://www.w3.org/2019/wot/mqtt#",
    schema: "https://schema.org/",
  },
] as const;

/** QUDT's units by our symbols; of those that it lacks the symbol alone is said. */
const QUDT: Readonly<Record<string, string>> = {
  W: "unit:W",
  kW: "unit:KiloW",
  VA: "unit:V-A",
  kVA: "unit:KiloV-A",
  var: "unit:V-A_Reactive",
  kvar: "unit:KiloV-A_Reactive",
  Wh: "unit:W-HR",
  kWh: "unit:KiloW-HR",
  VAh: "unit:V-A-HR",
  varh: "unit:V-A_Reactive-HR",
  kvarh: "unit:KiloV-A_Reactive-HR",
  V: "unit:V",
  mV: "unit:MilliV",
  A: "unit:A",
  mA: "unit:MilliA",
  Hz: "unit:HZ",
  "°C": "unit:DEG_C",
  K: "unit:K",
  "%": "unit:PERCENT",
  "1": "unit:UNITLESS",
  "°": "unit:DEG",
  lx: "unit:LUX",
  "W/m²": "unit:W-PER-M2",
  "Wh/m²": "unit:W-HR-PER-M2",
  ppm: "unit:PPM",
  ppb: "unit:PPB",
  "µg/m³": "unit:MicroGM-PER-M3",
  "g/m³": "unit:GM-PER-M3",
  Pa: "unit:PA",
  hPa: "unit:HectoPA",
  kPa: "unit:KiloPA",
  m: "unit:M",
  mm: "unit:MilliM",
  "mm/h": "unit:MilliM-PER-HR",
  "m/s": "unit:M-PER-SEC",
  "m³": "unit:M3",
  "m³/h": "unit:M3-PER-HR",
  g: "unit:GM",
  kg: "unit:KiloGM",
  L: "unit:L",
  "L/min": "unit:L-PER-MIN",
  s: "unit:SEC",
  ms: "unit:MilliSEC",
  h: "unit:HR",
  dB: "unit:DeciB",
  dBm: "unit:DeciB_M",
};

/** A device as W3C's Web of Things describes things (Thing Description 1.1): a property a metric, read over HTTP and MQTT. */
export function thingDescription(
  {
    row,
    points,
    places,
  }: { readonly row: DeviceRow; readonly points: readonly PointRow[]; readonly places: readonly PlaceStep[] },
  { siteId, origin, broker }: ThingOptions,
) {
  const { id, nameEn, nameKo, model, serial, note, createdAt, updatedAt, desired } = row;
  const titles = { ...(nameEn ? { en: nameEn } : {}), ...(nameKo ? { ko: nameKo } : {}) };
  const place = places.at(-1);
  const topics = `campus/v1/${siteId}/dev/${id}`;
  // A device of another format has no topic of ours.
  const hasTopics = !/[/+#]/.test(id);
  return {
    "@context": CONTEXT,
    id: `urn:wattbook:${encodeURIComponent(siteId)}:${encodeURIComponent(id)}`,
    title: nameEn ?? nameKo ?? id,
    ...(Object.keys(titles).length > 0 ? { titles } : {}),
    ...(note ? { description: note } : {}),
    ...(model ? { "schema:model": model } : {}),
    ...(serial ? { "schema:serialNumber": serial } : {}),
    ...(place ? { "schema:location": place.name_en ?? place.name_ko ?? place.id } : {}),
    created: createdAt.toISOString(),
    modified: updatedAt.toISOString(),
    support: `${origin}/devices/${encodeURIComponent(id)}`,
    // A site's pages are open to its network; its broker asks devices for their name and token.
    securityDefinitions: {
      open: { scheme: "nosec" },
      token: { scheme: "basic", in: "header", description: "MQTT: the device's name and token" },
    },
    security: ["open"],
    properties: Object.fromEntries(
      points.map((point) => [point.metric, property(id, point, { origin, broker, topics: hasTopics ? topics : null })]),
    ),
    ...(desired && hasTopics
      ? {
          actions: {
            desired: {
              title: "Desired state",
              titles: { en: "Desired state", ko: "원하는 상태" },
              input: { type: "object" },
              safe: false,
              idempotent: true,
              forms: [
                {
                  href: `${broker}/${encodedTopic(`${topics}/cmd`)}`,
                  op: "invokeaction",
                  contentType: "application/json",
                  security: ["token"],
                  "mqv:controlPacket": "publish",
                  "mqv:topic": `${topics}/cmd`,
                  "mqv:qos": "1",
                  "mqv:retain": true,
                },
              ],
            },
          },
        }
      : {}),
    links: [{ rel: "alternate", type: "application/json", href: `${origin}/api/devices/${encodeURIComponent(id)}` }],
  };
}

interface Ways {
  readonly origin: string;
  readonly broker: string;
  readonly topics: string | null;
}

function property(id: string, point: PointRow, { origin, broker, topics }: Ways) {
  const { metric, rangeMin, rangeMax, location } = point;
  const symbol = point.unit ?? metricUnit(metric);
  const query = new URLSearchParams({ device: id, metric });
  return {
    title: metric,
    type: "number",
    readOnly: true,
    observable: true,
    ...(symbol === undefined ? {} : { unit: QUDT[symbol] ?? symbol, "schema:unitText": symbol }),
    ...(rangeMin === null ? {} : { minimum: rangeMin }),
    ...(rangeMax === null ? {} : { maximum: rangeMax }),
    ...(location ? { description: location } : {}),
    forms: [
      {
        href: `${origin}/api/readings?${query}`,
        op: "readproperty",
        contentType: "application/json",
        "htv:methodName": "GET",
      },
      {
        href: `${origin}/api/live`,
        op: ["observeproperty", "unobserveproperty"],
        contentType: "text/event-stream",
        subprotocol: "sse",
      },
      ...(topics === null
        ? []
        : [
            {
              href: `${broker}/${encodedTopic(`${topics}/up`)}`,
              op: ["observeproperty", "unobserveproperty"],
              contentType: "application/json",
              security: ["token"],
              "mqv:controlPacket": "subscribe",
              "mqv:filter": `${topics}/up`,
              "mqv:qos": "1",
            },
          ]),
    ],
  };
}

function encodedTopic(topic: string): string {
  return topic.split("/").map(encodeURIComponent).join("/");
}
