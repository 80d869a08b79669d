import { expect, it } from "vitest";
import { METRIC_UNITS } from "#lib/metering/metric-units.ts";
import { thingDescription } from "./thing-description.ts";
import type { DeviceRow } from "./write-device.ts";

const AT = new Date("2026-01-31T00:00:00Z");
const row: DeviceRow = {
  ...{ id: "gw/온도-1", status: "known", kind: "sensor", role: "none", nameEn: "Thermometer", nameKo: "온도계" },
  ...{ model: "SHT31", serial: null, placeId: "eng/402", xM: null, yM: null, ratedW: null, desired: { every_s: 5 } },
  ...{
    twin: null,
    quality: "measured",
    source: null,
    note: null,
    firstSeen: AT,
    lastSeen: AT,
    createdAt: AT,
    updatedAt: AT,
  },
};
const point = (metric: string, unit: string | null) =>
  ({
    ...{ deviceId: row.id, metric, unit, rangeMin: 5, rangeMax: null, calibrationGain: 1, calibrationOffset: 0 },
    ...{
      calibratedAt: null,
      calibratedBy: null,
      location: null,
      firstSeen: AT,
      lastSeen: AT,
      lastTs: AT,
      lastValue: 20,
    },
  }) as const;
const places = [{ id: "eng/402", kind: "room", name_en: "Room 402", name_ko: null, floor: 4 }];
const ways = { siteId: "main", origin: "https://energy.example.org", broker: "mqtt://energy.example.org:1883" };

interface Form {
  readonly href: string;
  readonly op: string | string[];
  readonly contentType: string;
  readonly security?: string[];
}

/** What TD 1.1 asks of every thing (sections 5.3.1 to 5.3.4 of the recommendation), as faults. */
function faults(thing: ReturnType<typeof thingDescription>): string[] {
  const all: string[] = [];
  const need = (holds: boolean, what: string) => void (holds || all.push(what));
  const text = JSON.parse(JSON.stringify(thing)) as Record<string, never> & typeof thing;
  need(text["@context"][0] === "https://www.w3.org/2022/wot/td/v1.1", "the context of TD 1.1 comes first");
  need(URL.canParse(text.id), "id is a URI");
  need(typeof text.title === "string" && text.title !== "", "title is a text");
  const schemes = Object.keys(text.securityDefinitions);
  need(schemes.length > 0 && text.security.every((name) => schemes.includes(name)), "security names definitions");
  for (const { scheme } of Object.values(text.securityDefinitions))
    need(["nosec", "basic"].includes(scheme), `scheme ${scheme}`);
  need(/^\d{4}-\d\d-\d\dT/.test(text.modified), "modified is a dateTime");
  const OPS = {
    properties: ["readproperty", "writeproperty", "observeproperty", "unobserveproperty"],
    actions: ["invokeaction"],
    events: ["subscribeevent", "unsubscribeevent"],
  };
  for (const [kind, known] of Object.entries(OPS) as [keyof typeof OPS, string[]][]) {
    for (const [name, { forms }] of Object.entries(text[kind] as Record<string, { forms: Form[] }>)) {
      need(forms.length > 0, `${name}: forms`);
      for (const { href, op, security = [], contentType } of forms) {
        need(URL.canParse(href), `${name}: ${href}`);
        need(
          [op].flat().every((each) => known.includes(each)),
          `${name}: op ${op}`,
        );
        need(
          security.every((each) => schemes.includes(each)),
          `${name}: security`,
        );
        need(contentType.includes("/"), `${name}: contentType`);
      }
    }
  }
  for (const [name, property] of Object.entries(text.properties)) {
    need(
      ["number", "integer", "string", "boolean", "object", "array", "null"].includes(property.type),
      `${name}: type`,
    );
    need(
      !property.readOnly || !(property.forms as Form[]).some(({ op }) => [op].flat().includes("writeproperty")),
      `${name}: readOnly`,
    );
  }
  for (const { href } of text.links) need(URL.canParse(href), `link ${href}`);
  return all;
}

it("thingDescription() holds what TD 1.1 asks of a thing, both languages, and a property a metric", () => {
  const thing = thingDescription(
    { row: { ...row, id: "esp-1" }, points: [point("temp_c", "°C"), point("humidity_pct", null)], places },
    ways,
  );
  expect(faults(thing)).toEqual([]);
  expect(thing).toMatchObject({
    id: "urn:wattbook:main:esp-1",
    titles: { en: "Thermometer", ko: "온도계" },
    "schema:location": "Room 402",
    properties: {
      temp_c: { type: "number", readOnly: true, unit: "unit:DEG_C", minimum: 5 },
      humidity_pct: { unit: "unit:PERCENT" },
    },
    actions: {
      setDesired: {
        input: { required: ["desired"] },
        forms: [{ href: "https://energy.example.org/api/devices/esp-1", "htv:methodName": "PATCH" }],
      },
    },
    events: {
      desired: {
        data: { required: ["desired"] },
        forms: [
          {
            href: "mqtt://energy.example.org:1883/campus/v1/main/dev/esp-1/cmd",
            "mqv:filter": "campus/v1/main/dev/esp-1/cmd",
          },
        ],
      },
    },
  });
  expect(thing.properties.temp_c!.forms.map(({ href }) => href)).toEqual([
    "https://energy.example.org/api/devices/esp-1/points/temp_c/value",
  ]);
});

it("thingDescription() of a device of another format has no topic of ours, and its id is still a URI", () => {
  const thing = thingDescription({ row, points: [point("temp_c", "°C")], places: [] }, ways);
  expect(faults(thing)).toEqual([]);
  expect(JSON.stringify(thing)).not.toContain("mqtt://");
  expect(thing.id).toBe(`urn:wattbook:main:${encodeURIComponent("gw/온도-1")}`);
});

it("thingDescription() knows QUDT's name of every unit", () => {
  const metrics = Object.keys(METRIC_UNITS).map((suffix) => `x_${suffix}`);
  const { properties } = thingDescription({ row, points: metrics.map((metric) => point(metric, null)), places }, ways);
  expect(metrics.length).toBeGreaterThan(40);
  expect(metrics.filter((metric) => !String(properties[metric]!.unit).startsWith("unit:"))).toEqual([]);
});
