import * as z from "zod/mini";
import { channelBody } from "#lib/notify/channel-body.ts";
import { subscriptionBody } from "../bodies/subscription-body.ts";
import { answers, inPath, inQuery, type Paths, problems } from "./operation.ts";

const ID = inPath("id", "The channel: see /api/channels.");
const AWAY = { 503: "The database is away." };
const NONE = { 404: "There is no such channel." };
const FOREIGN = { 403: "A page of another site sent it." };
const NO_TYPE = { 415: "A program sent it without the header Content-Type: application/json." };
const BODY_FAULTS = {
  400: "A field cannot be taken: the detail names it.",
  ...FOREIGN,
  413: "Too long.",
  415: "No JSON.",
};

const json = (schema: object) => ({ required: true, content: { "application/json": { schema } } });
const told = (description: string, schema: object) => ({ description, content: { "application/json": { schema } } });
const CHANNEL = { $ref: "#/components/schemas/Channel" };
const SECRET = { type: "string", description: "Signs a webhook's messages. Shown this once." };
const sent = z.toJSONSchema(channelBody, { io: "input", unrepresentable: "any" });
const { $schema: _, ...fields } = sent;

export const channelSchemas = {
  Channel: {
    ...fields,
    description:
      "A way by which alarms are told. Days of quiet hours: 1 Monday to 7 Sunday, on which they begin; with holidays true those are quiet all day, too. Of a webhook's address only the host is shown.",
  },
};

export const channelPaths: Paths = {
  "/api/channels": {
    get: {
      operationId: "listChannels",
      summary: "The channels without their secrets, each with how its deliveries went in the last week.",
      responses: { 200: answers("The list.", "application/json"), ...problems(AWAY) },
    },
    post: {
      operationId: "addChannel",
      summary: "Makes a channel; an id may be given, else it is made of the name.",
      requestBody: json(CHANNEL),
      responses: {
        201: told("The channel.", { allOf: [CHANNEL, { type: "object", properties: { secret: SECRET } }] }),
        ...problems({ ...BODY_FAULTS, 409: "There is one of that id.", ...AWAY }),
      },
    },
  },
  "/api/channels/{id}": {
    get: {
      operationId: "getChannel",
      summary: "A channel without its secrets.",
      parameters: [ID],
      responses: { 200: told("The channel.", CHANNEL), ...problems({ ...NONE, ...AWAY }) },
    },
    put: {
      operationId: "changeChannel",
      summary: "Changes a channel to what is sent. A webhook keeps its address where none, or the one shown, is sent.",
      parameters: [ID],
      requestBody: json(CHANNEL),
      responses: { 200: told("The channel.", CHANNEL), ...problems({ ...BODY_FAULTS, ...NONE, ...AWAY }) },
    },
    delete: {
      operationId: "removeChannel",
      summary: "Removes a channel and what waits on it.",
      parameters: [ID],
      responses: { 204: { description: "It is gone." }, ...problems({ ...FOREIGN, ...NONE, ...AWAY }) },
    },
  },
  "/api/channels/{id}/test": {
    post: {
      operationId: "tryChannel",
      summary: "Sends a message on a channel that says that it is a test, once, and tells what came of it.",
      parameters: [ID],
      responses: {
        200: told("What came of it.", {
          type: "object",
          required: ["ok"],
          properties: {
            ok: { type: "boolean" },
            note: { type: "string" },
            error: { type: "string" },
            passing: { type: "boolean", description: "Whether it would be tried again if it were an alarm." },
          },
        }),
        ...problems({ ...FOREIGN, ...NONE, ...NO_TYPE, ...AWAY }),
      },
    },
  },
  "/api/channels/{id}/secret": {
    post: {
      operationId: "renewChannelSecret",
      summary: "Gives a webhook a new secret; the one before signs too for another day.",
      parameters: [ID],
      responses: {
        200: told("The secret.", { type: "object", required: ["secret"], properties: { secret: SECRET } }),
        ...problems({ ...FOREIGN, 404: "There is no such webhook.", ...NO_TYPE, ...AWAY }),
      },
    },
  },
  "/api/deliveries": {
    get: {
      operationId: "listDeliveries",
      summary: "The last 200 deliveries, the newest first, with why one failed, waits or was dropped.",
      parameters: [inQuery("alarm", "Of this alarm."), inQuery("channel", "On this channel.")],
      responses: { 200: answers("The list.", "application/json"), ...problems(AWAY) },
    },
  },
  "/api/push/key": {
    get: {
      operationId: "pushKey",
      summary: "The public key that a browser subscribes with.",
      responses: { 200: answers("The key.", "application/json"), ...problems(AWAY) },
    },
  },
  "/api/push/subscriptions": {
    post: {
      operationId: "subscribe",
      summary: "Keeps a browser that wants to be pushed to.",
      requestBody: json(z.toJSONSchema(subscriptionBody, { io: "input" })),
      responses: { 204: { description: "It is kept." }, ...problems({ ...BODY_FAULTS, ...AWAY }) },
    },
    delete: {
      operationId: "unsubscribe",
      summary: "Forgets a browser.",
      requestBody: json({ type: "object", required: ["endpoint"], properties: { endpoint: { type: "string" } } }),
      responses: { 204: { description: "It is forgotten." }, ...problems({ ...BODY_FAULTS, ...AWAY }) },
    },
  },
};
