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

/**
 * A device as W3C's Web of Things describes things (Thing Description 1.1): a property a metric and the desired state over HTTP, and over
 * MQTT only what the device's token may do.
 */
export function thingDescription(
  {
    row,
    points,
    places,
  }: { readonly row: DeviceRow; readonly points: readonly PointRow[]; readonly places: readonly PlaceStep[] },
  { siteId, origin, broker }: ThingOptions,
) {
  const { id, nameEn, nameKo, model, serial, note, createdAt, updatedAt } = row;
  const titles = { ...(nameEn ? { en: nameEn } : {}), ...(nameKo ? { ko: nameKo } : {}) };
  const place = places.at(-1);
  const own = `${origin}/api/devices/${encodeURIComponent(id)}`;
  const commandTopic = `campus/v1/${siteId}/dev/${id}/cmd`;
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
    properties: Object.fromEntries(points.map((point) => [point.metric, property(point, own)])),
    actions: {
      setDesired: {
        title: "Set the desired state",
        titles: { en: "Set the desired state", ko: "원하는 상태 설정" },
        input: DESIRED,
        safe: false,
        idempotent: true,
        forms: [{ href: own, op: "invokeaction", contentType: JSON_TYPE, "htv:methodName": "PATCH" }],
      },
    },
    events: {
      live: {
        title: "The campus as it is heard",
        titles: { en: "The campus as it is heard", ko: "캠퍼스 실시간 상태" },
        description: "Frames of the whole campus; rooms are told apart by their id",
        data: { type: "object" },
        forms: [
          { href: `${origin}/api/live`, op: "subscribeevent", contentType: "text/event-stream", subprotocol: "sse" },
        ],
      },
      ...(hasTopics ? { desired: desiredEvent(broker, commandTopic) } : {}),
    },
    links: [
      { rel: "alternate", type: JSON_TYPE, href: own },
      { rel: "related", type: JSON_TYPE, href: `${origin}/api/readings?${new URLSearchParams({ device: id })}` },
    ],
  };
}

const JSON_TYPE = "application/json";

/** What the registry is told and the device is sent, alike. */
const DESIRED = {
  type: "object",
  properties: { desired: { oneOf: [{ type: "object" }, { type: "null" }] } },
  required: ["desired"],
};

/** What the broker tells whoever has the device's token: it lets nobody but the device itself send readings, and nobody read them. */
function desiredEvent(broker: string, topic: string) {
  return {
    title: "Desired state",
    titles: { en: "Desired state", ko: "원하는 상태" },
    data: DESIRED,
    forms: [
      {
        href: `${broker}/${topic.split("/").map(encodeURIComponent).join("/")}`,
        op: ["subscribeevent", "unsubscribeevent"],
        contentType: JSON_TYPE,
        security: ["token"],
        "mqv:controlPacket": "subscribe",
        "mqv:filter": topic,
        "mqv:qos": "1",
      },
    ],
  };
}

function property(point: PointRow, own: string) {
  const { metric, rangeMin, rangeMax, location } = point;
  const symbol = point.unit ?? metricUnit(metric);
  return {
    title: metric,
    type: "number",
    readOnly: true,
    observable: false,
    ...(symbol === undefined ? {} : { unit: QUDT[symbol] ?? symbol, "schema:unitText": symbol }),
    ...(rangeMin === null ? {} : { minimum: rangeMin }),
    ...(rangeMax === null ? {} : { maximum: rangeMax }),
    ...(location ? { description: location } : {}),
    forms: [
      {
        href: `${own}/points/${encodeURIComponent(metric)}/value`,
        op: "readproperty",
        contentType: JSON_TYPE,
        "htv:methodName": "GET",
      },
    ],
  };
}
