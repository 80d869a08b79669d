import * as z from "zod/mini";
import { alarmsQuery } from "../alarms/asked-alarms.ts";
import { commandBody } from "../alarms/command-body.ts";
import { replayBody } from "../alarms/replay-body.ts";
import { answers, inPath, inQuery, type Paths, problems } from "./operation.ts";

const MEANINGS: Readonly<Record<string, string>> = {
  state: "open: not closed; of these, shelved are put aside, active and unacked are not.",
  rule: "Alarms of this rule.",
  device: "Alarms of this device.",
  min_severity: "Alarms of this severity and more, of 1 to 1000 as in OPC UA.",
  from: "Raised at this time or later.",
  to: "Raised before this time.",
  cursor: "Where the page before ended: its next.",
  limit: "Alarms of a page.",
};
const ALARM = inPath("id", "The alarm.");
const RULE = inPath("id", "The rule.");
const AWAY = { 503: "The database does not answer: try again after Retry-After." };
const RULE_TYPES = ["application/json", "application/yaml"] as const;
const BODY_FAULTS = {
  403: "A page of another site sent it.",
  413: "Too long.",
  415: "Another type.",
};
const NO_RULE = { 400: "The body is no JSON, or the rule names a place that there is not." };
const RULE_FAULTS = { ...BODY_FAULTS, 422: "The rule cannot be used: the detail names the field and what it must be." };

const example = {
  ...{ id: "night-load", name: { en: "Load at night", ko: "야간 부하" }, severity: 300 },
  ...{ on: { devices: { kind: "meter" }, metric: "power_w" }, when: { type: "above", limit: 500 } },
  ...{ on_delay: "10m", off_delay: "10m", deadband: 25 },
};

/** A rule of alarms as JSON Schema. */
export const alarmSchemas = {
  AlarmRule: {
    type: "object",
    required: ["id", "name", "on", "when"],
    description:
      'devices: "*", ids, or {kind, building}; building is a campus, building or room, with all in it. when.type: above, below, outside, range, residual, silence, rate, budget, forecast. Durations as 90s, 5m, 2h, 1d.',
    properties: {
      id: { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
      name: { oneOf: [{ type: "string" }, { type: "object", required: ["en", "ko"] }] },
      enabled: { type: "boolean", default: true },
      severity: { type: "integer", minimum: 1, maximum: 1000, default: 500 },
      on: { type: "object", required: ["devices"], properties: { devices: {}, metric: { type: "string" } } },
      when: { type: "object", required: ["type"], properties: { type: { type: "string" } } },
      active: {
        type: "object",
        description: "Hours of the site's zone in which it is in force: days 1, Monday, to 7 on which they begin.",
        properties: {
          ...{ days: { type: "array", items: { type: "integer", minimum: 1, maximum: 7 } }, from: { type: "string" } },
          ...{ to: { type: "string" }, holidays: { type: "boolean", default: true } },
        },
      },
      ...{ on_delay: { type: "string" }, off_delay: { type: "string" }, deadband: { type: "number", minimum: 0 } },
      ...{ latch: { type: "boolean" }, acknowledge: { type: "boolean" }, confirm: { type: "boolean" } },
      ...{ re_alarm: { type: "string" }, message: {} },
    },
    examples: [example],
  },
};

const ruleBody = {
  required: true,
  content: Object.fromEntries(RULE_TYPES.map((type) => [type, { schema: { $ref: "#/components/schemas/AlarmRule" } }])),
};
const json = (schema: z.ZodMiniType) => ({
  required: true,
  content: { "application/json": { schema: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) } },
});
const query = z.toJSONSchema(alarmsQuery, { io: "input", unrepresentable: "any" });

export const alarmPaths: Paths = {
  "/api/alarms": {
    get: {
      operationId: "listAlarms",
      summary: "Alarms, the newest first, a page at a time, and how many are open.",
      parameters: Object.entries(query.properties ?? {}).map(([name, schema]) =>
        inQuery(name, MEANINGS[name] ?? name, schema as object),
      ),
      responses: {
        200: answers("Alarms, next, counts.", "application/json"),
        ...problems({ 400: "The address cannot be taken.", ...AWAY }),
      },
    },
  },
  "/api/alarms/{id}": {
    get: {
      operationId: "getAlarm",
      summary: "An alarm with all that happened to it.",
      parameters: [ALARM],
      responses: {
        200: answers("The alarm and its events.", "application/json"),
        ...problems({ 404: "There is no such alarm.", ...AWAY }),
      },
    },
  },
  "/api/alarms/{id}/{action}": {
    post: {
      operationId: "actOnAlarm",
      summary: "Acknowledges, confirms, shelves (until a time, or without one until it clears), unshelves or comments.",
      parameters: [ALARM, inPath("action", "acknowledge, confirm, shelve, unshelve or comment.")],
      requestBody: json(commandBody),
      responses: {
        200: answers("It is done: the alarm.", "application/json"),
        202: answers("It is noted, and done as soon as ingest runs: the alarm before it.", "application/json"),
        ...problems({
          400: "The body cannot be taken.",
          ...BODY_FAULTS,
          404: "There is no such alarm.",
          409: "The alarm's state does not allow it.",
          ...AWAY,
        }),
      },
    },
  },
  "/api/alarms/kpi": {
    get: {
      operationId: "alarmKpi",
      summary:
        "How much alarms ask of people: rate, peak, floods, stale, time to acknowledge, worst rules, with the targets of ISA-18.2.",
      parameters: [
        inQuery("from", "Start; seven days before the end without it."),
        inQuery("to", "End; now without it."),
      ],
      responses: {
        200: answers("The figures; null where undefined.", "application/json"),
        ...problems({ 400: "The address cannot be taken.", ...AWAY }),
      },
    },
  },
  "/api/alarm-rules": {
    get: {
      operationId: "listAlarmRules",
      summary: "All rules of alarms.",
      responses: { 200: answers("The rules.", ...RULE_TYPES), ...problems(AWAY) },
    },
    post: {
      operationId: "makeAlarmRule",
      summary: "Makes a rule.",
      requestBody: ruleBody,
      responses: {
        201: answers("The rule, and unknown_devices: those it names that have not sent yet.", "application/json"),
        ...problems({ ...NO_RULE, ...RULE_FAULTS, 409: "There is one of that id.", ...AWAY }),
      },
    },
  },
  "/api/alarm-rules/{id}": {
    get: {
      operationId: "getAlarmRule",
      summary: "A rule; its ETag is its revision.",
      parameters: [RULE],
      responses: { 200: answers("The rule.", ...RULE_TYPES), ...problems({ 404: "There is no such rule.", ...AWAY }) },
    },
    put: {
      operationId: "putAlarmRule",
      summary: "Changes a rule, or makes it.",
      parameters: [
        RULE,
        {
          name: "If-Match",
          in: "header",
          required: false,
          description: "The revision that was looked at.",
          schema: { type: "string" },
        },
      ],
      requestBody: ruleBody,
      responses: {
        200: answers("The rule, and unknown_devices: those it names that have not sent yet.", "application/json"),
        201: answers("The rule, which is new.", "application/json"),
        ...problems({ ...NO_RULE, ...RULE_FAULTS, 412: "Somebody else has changed it.", ...AWAY }),
      },
    },
    delete: {
      operationId: "deleteAlarmRule",
      summary: "Removes a rule; its open alarms are closed.",
      parameters: [RULE],
      responses: {
        204: { description: "It is gone." },
        ...problems({ 403: "A page of another site sent it.", 404: "There is no such rule.", ...AWAY }),
      },
    },
  },
  "/api/alarm-rules/replay": {
    post: {
      operationId: "replayAlarmRule",
      summary: "How often a rule would have fired, over all that was read.",
      requestBody: json(replayBody),
      responses: {
        200: answers(
          "Occurrences and counts; as NDJSON lines of progress come before.",
          "application/json",
          "application/x-ndjson",
        ),
        ...problems({ 400: "The body cannot be taken.", ...RULE_FAULTS, ...AWAY }),
      },
    },
  },
};
