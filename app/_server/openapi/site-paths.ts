import { z } from "zod";
import * as mini from "zod/mini";
import { pinBody } from "../bodies/pin-body.ts";
import { queryPinBody } from "../bodies/query-pin-body.ts";
import { sqlBody } from "../bodies/sql-body.ts";
import { answers, inPath, inQuery, type Paths, problems, SNAPSHOT } from "./operation.ts";

const SLUG = inPath("slug", "The analysis: see /api/analyses.");
const INPUTS = {
  name: "inputs",
  in: "query",
  required: false,
  description: "The analysis' inputs by name: see /api/analyses.",
  style: "form",
  explode: true,
  schema: { type: "object", additionalProperties: { type: "string" } },
};
const PICTURE = [inQuery("lang", "en or ko."), inQuery("width", "Width of the picture.", { type: "integer" })];
const ROWS = ["application/vnd.apache.arrow.stream", "application/json", "text/csv"];
const NOT_FOUND = { 404: "There is no such analysis, query or format, or no data." };
const BODY_FAULTS = {
  400: "The body cannot be taken.",
  403: "A page of another site sent it.",
  413: "Too long.",
  415: "No JSON.",
};

function body(schema: object) {
  return { required: true, content: { "application/json": { schema } } };
}

const MADE = {
  description: "The pin.",
  headers: { Location: { schema: { type: "string" } } },
  content: {
    "application/json": {
      schema: {
        type: "object",
        required: ["id", "url"],
        properties: { id: { type: "string" }, url: { type: "string" } },
      },
    },
  },
};

export const sitePaths: Paths = {
  "/api/analyses": {
    get: {
      operationId: "listAnalyses",
      summary: "The analyses: titles, inputs with their choices, and queries.",
      parameters: [SNAPSHOT],
      responses: { 200: answers("The list.", "application/json"), ...problems({ 400: "There is no such snapshot." }) },
    },
  },
  "/api/analyses/{slug}/{answer}": {
    get: {
      operationId: "getAnswer",
      summary: "The rows of one query of an analysis; immutable where the snapshot is named.",
      parameters: [SLUG, inPath("answer", "<query>.<arrow|csv|json>"), INPUTS, SNAPSHOT],
      responses: {
        200: answers("The rows.", ...ROWS),
        304: { description: "Not changed." },
        ...problems({ 400: "An input cannot be taken.", ...NOT_FOUND }),
      },
    },
  },
  "/api/analyses/{slug}/rows": {
    get: {
      operationId: "getRows",
      summary: "The rows of several queries of an analysis in one answer, framed.",
      parameters: [
        SLUG,
        inQuery("q", "A query; all without one.", { type: "array", items: { type: "string" } }),
        INPUTS,
        SNAPSHOT,
      ],
      responses: {
        200: answers("Frames of Arrow.", "application/vnd.wattbook.rows"),
        304: { description: "Not changed." },
        ...problems({ 400: "An input cannot be taken.", ...NOT_FOUND }),
      },
    },
  },
  "/analyses/{slug}/og.png": {
    get: {
      operationId: "getAnalysisPicture",
      summary: "The picture of an analysis with its answer, for previews.",
      parameters: [SLUG, INPUTS, ...PICTURE],
      responses: { 200: answers("The picture.", "image/png"), ...problems(NOT_FOUND) },
    },
  },
  "/api/sql": {
    post: {
      operationId: "runSql",
      summary: "One SELECT over the views of a snapshot, within the limits of the site.",
      requestBody: body(z.toJSONSchema(sqlBody, { io: "input" })),
      responses: {
        200: answers(
          "The rows; wattbook-receipt tells what the query took.",
          ...ROWS,
          "application/vnd.apache.parquet",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ...problems({ ...BODY_FAULTS, 404: "The lake is empty.", 429: "Too many queries run already." }),
      },
    },
  },
  "/api/pins": {
    post: {
      operationId: "makePin",
      summary: "Freezes a view of an analysis: the same code, inputs and snapshot give the same pin.",
      requestBody: body(mini.toJSONSchema(pinBody, { io: "input" })),
      responses: { 201: MADE, ...problems({ ...BODY_FAULTS, ...NOT_FOUND }) },
    },
  },
  "/api/pins/query": {
    post: {
      operationId: "pinQuery",
      summary: "Freezes a query with its rows and chart.",
      requestBody: body(mini.toJSONSchema(queryPinBody, { io: "input" })),
      responses: { 201: MADE, ...problems({ ...BODY_FAULTS, ...NOT_FOUND }) },
    },
  },
  "/api/oembed": {
    get: {
      operationId: "oEmbed",
      summary: "How to embed a page of this site.",
      parameters: [
        inQuery("url", "A pin or an analysis of this site.", { type: "string", format: "uri" }, true),
        inQuery("format", "json", { const: "json" }),
        inQuery("maxwidth", "Widest picture.", { type: "integer", minimum: 1 }),
        inQuery("maxheight", "Highest picture.", { type: "integer", minimum: 1 }),
      ],
      responses: {
        200: answers("A photo.", "application/json"),
        ...problems({ 400: "A size cannot be taken.", 404: "Nothing to embed.", 501: "Another format." }),
      },
    },
  },
  "/api/health": {
    get: {
      operationId: "health",
      summary: "Whether the parts that pages need work.",
      responses: { 200: answers("All work.", "application/json"), 503: answers("One does not.", "application/json") },
    },
  },
  "/api/live": {
    get: {
      operationId: "live",
      summary: "The campus as it is heard, as server-sent events: frame, and dropped where a reader was too slow.",
      parameters: [{ name: "Last-Event-ID", in: "header", required: false, schema: { type: "string" } }],
      responses: { 200: answers("Events.", "text/event-stream"), ...problems({ 503: "Too many watch." }) },
    },
  },
  "/api/live/frame": {
    get: {
      operationId: "liveFrame",
      summary: "The campus at an instant, and its line over the hours before.",
      parameters: [
        inQuery("at", "Milliseconds since 1970 of a past instant; now without it.", { type: "integer" }),
        inQuery("hours", "Hours of the line.", { type: "integer", minimum: 1, maximum: 24, default: 3 }),
      ],
      responses: {
        200: answers("The frame.", "application/json"),
        ...problems({ 400: "The address cannot be taken." }),
      },
    },
  },
  "/api/dev/changes": {
    get: {
      operationId: "devChanges",
      summary: "While developing: tells when queries or figures have changed.",
      responses: {
        200: answers("Events.", "text/event-stream"),
        ...problems({ 404: "The site is not being developed." }),
      },
    },
  },
  "/api/openapi.json": {
    get: {
      operationId: "openApi",
      summary: "This document.",
      responses: { 200: answers("OpenAPI 3.1.", "application/json") },
    },
  },
};
