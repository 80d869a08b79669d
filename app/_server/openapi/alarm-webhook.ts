const time = { type: "string", format: "date-time" };
const timeOrNull = { type: ["string", "null"], format: "date-time" };
const number = { type: ["number", "null"], description: "Null where it is missing." };
const text = { type: ["string", "null"] };

function all(properties: Readonly<Record<string, object>>) {
  return { type: "object", required: Object.keys(properties), properties };
}

const alarm = all({
  id: { type: "string" },
  rule: { type: "string" },
  device: { type: "string" },
  metric: { type: "string" },
  severity: { type: "integer", minimum: 1, maximum: 1000 },
  active: { type: "boolean" },
  acknowledged: { type: "boolean" },
  shelved_until: timeOrNull,
  active_at: timeOrNull,
  inactive_at: timeOrNull,
  closed_at: timeOrNull,
  value: number,
  threshold: number,
  unit: text,
  message: all({ en: { type: "string" }, ko: { type: "string" } }),
  url: { ...text, description: "Its page, where SITE_URL is set." },
});

const event = all({
  kind: { enum: ["raised", "cleared", "reminded"] },
  ordinal: { type: "integer", description: "Counts the events of an alarm." },
  at: { ...time, description: "By the device's clock." },
  received_at: time,
  late: { type: "boolean", description: "Whether it became known long after it happened." },
  by: text,
  value: number,
  comment: text,
  alarm,
});

/** What a webhook gets. */
export const AlarmMessage = all({
  id: { type: "string", format: "uuid", description: "As in Wattbook-Delivery." },
  kind: { enum: ["alarm", "digest", "test"] },
  site: { type: "string" },
  created_at: time,
  events: { type: "array", maxItems: 500, items: event },
  passed: { type: "integer", description: "Alarms that came and cleared while the channel was held back." },
});

const header = (name: string, description: string) => ({
  ...{ name, in: "header", required: true, description },
  schema: { type: "string" },
});

export const alarmWebhooks = {
  alarm: {
    post: {
      operationId: "onAlarm",
      summary:
        "Posted to a webhook when an alarm is raised, cleared or reminded of; a flood comes as one. At least once: what has the same id is the same. Any 2xx within 5 s takes it; redirects are not followed; 408, 425, 429, 5xx and silence are tried again for about an hour.",
      parameters: [
        header("Wattbook-Delivery", "The id of the message, the same at every try."),
        header(
          "Wattbook-Signature",
          't=<seconds since 1970>,v1=<HMAC-SHA-256 in hex of "<t>.<body>" by the secret>; for a day after a new secret there are two v1, of which one must fit. Refuse a t that is more than five minutes off.',
        ),
      ],
      requestBody: {
        required: true,
        content: { "application/json": { schema: { $ref: "#/components/schemas/AlarmMessage" } } },
      },
      responses: { "2XX": { description: "Taken." }, 410: { description: "Never again for this message." } },
    },
  },
};
