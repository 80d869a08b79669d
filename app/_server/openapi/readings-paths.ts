import * as z from "zod/mini";
import { ownFields } from "#lib/broker/codecs/own-fields.ts";
import { readingsQuery } from "../readings/asked-readings.ts";
import { LARGEST_BODY, MOST_READINGS } from "../readings/posted-readings.ts";
import { answers, inQuery, type Paths, problems } from "./operation.ts";

const MEANINGS: Readonly<Record<string, string>> = {
  device: "The device's name.",
  metric: "Metrics, such as power_w: several times, or with commas between; all without it.",
  from: "Start of the range, with its offset, or milliseconds since 1970; a day before its end without it.",
  to: "End of the range, exclusive; now without it.",
  grain: "Readings as they came, or quarters of an hour, hours or days of the site's zone that begin in the range.",
  points: "Points that a line of raw readings may have: thinned by M4, so that its drawing stays the same.",
  format: "How the rows are written.",
};

const fields = z.toJSONSchema(ownFields, { io: "input", unrepresentable: "any" });
const query = z.toJSONSchema(readingsQuery, { io: "input", unrepresentable: "any" });

export const readingSchemas = {
  Reading: {
    ...fields,
    description:
      "Values of one device at one time. Every other key is a metric whose name ends in its unit; null is missing.",
    additionalProperties: { type: ["number", "null"] },
  },
};

const READING = { $ref: "#/components/schemas/Reading" };

/** What may be sent, by type. Each is taken as it stands here, but for its times. */
export const READING_EXAMPLES: Readonly<Record<string, Readonly<Record<string, string | object>>>> = {
  "application/json": {
    one: { device_id: "lab-3", ts: "2026-01-31T09:00:00+09:00", power_w: 412.5, temp_c: 21.4, humidity_pct: null },
    several: [
      { device_id: "lab-3", ts: 1769817600000, power_w: 412.5, seq: 7, boot: 2 },
      { device_id: "lab-4", ts: 1769817600000, energy_wh: 120934 },
    ],
    batch: { readings: [{ device_id: "lab-3", ts: "2026-01-31T00:00:00Z", co2_ppm: 640, quality: "estimated" }] },
  },
  "application/x-ndjson": {
    lines:
      '{"device_id":"lab-3","ts":"2026-01-31T09:00:00+09:00","power_w":412.5}\n{"device_id":"lab-3","ts":"2026-01-31T09:01:00+09:00","power_w":410}\n',
  },
  "text/csv": {
    table:
      "device_id,ts,power_w,temp_c\nlab-3,2026-01-31T09:00:00+09:00,412.5,21.4\nlab-3,2026-01-31T09:01:00+09:00,410,\n",
  },
};

function content(type: string, schema: object) {
  const examples = Object.entries(READING_EXAMPLES[type]!).map(([name, value]) => [name, { value }]);
  return [type, { schema, examples: Object.fromEntries(examples) }];
}

export const readingsPaths: Paths = {
  "/api/readings": {
    get: {
      operationId: "getReadings",
      summary: "Readings of a device, what came a moment ago included.",
      parameters: Object.entries(query.properties ?? {}).map(([name, schema]) =>
        inQuery(name, MEANINGS[name] ?? name, schema as object, name === "device"),
      ),
      responses: {
        200: answers("Rows by metric and time.", "application/json", "text/csv", "application/vnd.apache.arrow.stream"),
        304: { description: "The answer is the one that If-None-Match names." },
        ...problems({ 400: "The address cannot be taken: the detail names what is wrong." }),
      },
    },
    post: {
      operationId: "postReadings",
      summary: "Stores readings: answers once all are on the disk. They are taken whole or not at all.",
      parameters: [
        {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          description: "The same key with the same body gets the same answer for a day.",
          schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$" },
        },
      ],
      requestBody: {
        required: true,
        content: Object.fromEntries([
          content("application/json", {
            oneOf: [
              READING,
              { type: "array", minItems: 1, maxItems: MOST_READINGS, items: READING },
              { type: "object", required: ["readings"], properties: { readings: { type: "array", items: READING } } },
            ],
          }),
          content("application/x-ndjson", { type: "string", description: "A reading a line." }),
          content("text/csv", {
            type: "string",
            description: "A header with the names of a reading's fields; blank is missing.",
          }),
        ]),
      },
      responses: {
        200: {
          description: "All are on the disk.",
          content: {
            "application/json": {
              schema: { type: "object", required: ["stored"], properties: { stored: { type: "integer", minimum: 1 } } },
            },
          },
        },
        ...problems({
          400: "The Idempotency-Key is none.",
          403: "A page of another site sent it.",
          413: `More than ${LARGEST_BODY / 1e6} MB or ${MOST_READINGS} readings.`,
          415: "Another type.",
          422: "A reading cannot be taken: the detail names its line and field. Or the key came with another body.",
          503: "The ingest did not say in time that they are stored: send the same again after Retry-After.",
        }),
      },
    },
  },
};
