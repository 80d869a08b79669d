import * as z from "zod/mini";
import { DEVICE_KINDS, DEVICE_ROLES, DEVICE_STATUSES } from "#lib/state/registry/device-fields.ts";
import { PLACE_KINDS } from "#lib/state/registry/place-fields.ts";
import { devicesQuery } from "../registry/asked-devices.ts";
import { answers, inPath, inQuery, type Paths, problems } from "./operation.ts";

const MEANINGS: Readonly<Record<string, string>> = {
  q: "Words, each of which must be in the id, a name, the place, the model or the serial number.",
  status: "new (heard of, waits for a name), known, retired: with commas between; all without it.",
  kind: "Kinds, with commas between.",
  place: "A place: what is in it, however deep.",
  sort: "Order; with - before it the other way round.",
  limit: "Devices of a page.",
  offset: "Devices before the page.",
  format: "json, or csv: the whole registry, a row a device and metric, as it is imported.",
};

const query = z.toJSONSchema(devicesQuery, { io: "input", unrepresentable: "any" });

const nullable = (type: string, description: string) => ({ type: [type, "null"], description });
const NAMES = { name_en: nullable("string", "Name in English."), name_ko: nullable("string", "Name in Korean.") };
const PLAN = {
  x_m: nullable("number", "East of the plan's south-west corner. [m]"),
  y_m: nullable("number", "North of it. [m]"),
};
const NOTE = { note: nullable("string", "What else is to be known.") };

const deviceFields = {
  ...NAMES,
  kind: { enum: [...DEVICE_KINDS, null] },
  role: { enum: DEVICE_ROLES, description: "What its power counts as." },
  model: nullable("string", "Make and type."),
  serial: nullable("string", "Serial number."),
  place_id: nullable("string", "The place it is in: see /api/places."),
  ...PLAN,
  rated_w: nullable("number", "Rated power. [W]"),
  desired: nullable("object", "State that it should have: sent retained on its topic cmd."),
  twin: nullable("object", "The model that says what it should read."),
  ...NOTE,
};
const placeFields = {
  kind: { enum: PLACE_KINDS },
  parent_id: nullable("string", "What it lies in: a room in a building or campus, a building in a campus."),
  ...NAMES,
  floor: nullable("integer", "Floor, 1 at the ground."),
  ...PLAN,
  latitude: nullable("number", "Degrees north."),
  longitude: nullable("number", "Degrees east."),
  area_m2: nullable("number", "Floor area. [m²]"),
  ...NOTE,
};
const pointFields = {
  range_min: nullable("number", "Least that is usual, in the metric's unit."),
  range_max: nullable("number", "Most that is usual."),
  calibration_gain: { type: "number", description: "Calibrated value = gain · reading + offset." },
  calibration_offset: { type: "number" },
  calibrated_at: { type: ["string", "null"], format: "date-time" },
  calibrated_by: nullable("string", "Who calibrated it."),
  location: nullable("string", "Where the sensor sits: supply air, desk, phase 2."),
};

export const registrySchemas = {
  DeviceFields: { type: "object", properties: deviceFields, additionalProperties: false },
  Device: {
    type: "object",
    required: ["id", "status", "role", "quality", "points", "tokens", "places"],
    properties: {
      id: { type: "string" },
      status: { enum: DEVICE_STATUSES },
      ...deviceFields,
      quality: { enum: ["measured", "synthetic"] },
      points: { type: "array", items: { type: "object", properties: { metric: { type: "string" }, ...pointFields } } },
      tokens: { type: "array", items: { $ref: "#/components/schemas/DeviceToken" } },
      places: { type: "array", description: "The way from the campus to its place.", items: { type: "object" } },
    },
  },
  DeviceToken: {
    type: "object",
    required: ["id", "hint", "status", "created_at"],
    properties: {
      id: { type: "string", format: "uuid" },
      hint: { type: "string", description: "The last four letters of the token." },
      status: { enum: ["active", "expired", "revoked"] },
      created_at: { type: "string", format: "date-time" },
      expires_at: { type: ["string", "null"], format: "date-time" },
      revoked_at: { type: ["string", "null"], format: "date-time" },
      last_used_at: { type: ["string", "null"], format: "date-time" },
    },
  },
  PlaceFields: { type: "object", properties: placeFields, additionalProperties: false },
  PointFields: { type: "object", properties: pointFields, additionalProperties: false },
};

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (of: object) => ({ "application/json": { schema: of } });
const body = (of: object) => ({ required: true, content: json(of) });
const said = (description: string, of: object = { type: "object" }) => ({ description, content: json(of) });
const withId = (name: string) => ({
  allOf: [{ type: "object", required: ["id"], properties: { id: { type: "string" } } }, schema(name)],
});

const ID = inPath("id", "The device, as its readings name it, encoded as one part of the path.");
const PLACE = inPath("id", "The place, encoded as one part of the path: engineering%2F402.");
const METRIC = inPath("metric", "A metric that it sends, such as temp_c.");
const IF_MATCH = {
  name: "If-Match",
  in: "header",
  required: false,
  description: "The ETag of what was looked at: refused with 412 where it has changed since.",
  schema: { type: "string" },
};
const AWAY = { 503: "The database is away: see Retry-After." };
const MISSING = { 404: "It is not in the registry." };
const BODY = {
  400: "The body is none.",
  403: "A page of another site sent it.",
  413: "Too long.",
  415: "Another type.",
};
const INVALID = { 422: "A field cannot be taken: `errors` says of each what it must be." };
const WRITING = { ...MISSING, ...BODY, ...INVALID, ...AWAY };
const STALE = { 412: "It has changed since it was looked at." };
const DEVICE = said("The device.", schema("Device"));

export const registryPaths: Paths = {
  "/api/devices": {
    get: {
      operationId: "listDevices",
      summary: "The devices of the site.",
      parameters: Object.entries(query.properties ?? {}).map(([name, of]) =>
        inQuery(name, MEANINGS[name] ?? name, of as object),
      ),
      responses: {
        200: answers("A page of devices, and how many match in all.", "application/json", "text/csv"),
        ...problems({ 400: "The address cannot be taken.", ...AWAY }),
      },
    },
    post: {
      operationId: "createDevice",
      summary: "Makes a device; one that was only heard of is named by it. Or takes a CSV file, whole or not at all.",
      parameters: [inQuery("dry_run", "1: says what a file would change, and changes nothing.", { enum: ["0", "1"] })],
      requestBody: {
        required: true,
        content: {
          ...json(withId("DeviceFields")),
          "text/csv": {
            schema: { type: "string", description: "A row a device and metric, as /api/devices.csv has it." },
          },
        },
      },
      responses: {
        200: said("What a file changed, or would."),
        201: DEVICE,
        ...problems({ ...BODY, ...INVALID, 409: "There is one.", ...AWAY }),
      },
    },
  },
  "/api/devices.csv": {
    get: {
      operationId: "exportDevices",
      summary: "The whole registry, a row a device and metric, ready to be imported.",
      responses: { 200: answers("The file.", "text/csv"), ...problems(AWAY) },
    },
  },
  "/api/devices/{id}/points/{metric}/value": {
    get: {
      operationId: "readPoint",
      summary: "What a metric was when it was last heard, calibrated: a number. Last-Modified says when.",
      parameters: [ID, METRIC],
      responses: {
        200: said("The value.", { type: "number" }),
        ...problems({ 404: "It is not in the registry, or was not read yet.", ...AWAY }),
      },
    },
  },
  "/api/devices/{id}/td": {
    get: {
      operationId: "thingDescription",
      summary: "A device as W3C's Web of Things describes it: Thing Description 1.1.",
      parameters: [ID],
      responses: { 200: answers("The description.", "application/td+json"), ...problems({ ...MISSING, ...AWAY }) },
    },
  },
  "/api/devices/{id}": {
    get: {
      operationId: "getDevice",
      summary: "A device with its points, tokens (without their secrets) and places.",
      parameters: [ID],
      responses: { 200: DEVICE, ...problems({ ...MISSING, ...AWAY }) },
    },
    patch: {
      operationId: "updateDevice",
      summary: "Changes fields of a device; naming one that is new makes it known.",
      parameters: [ID, IF_MATCH],
      requestBody: body(schema("DeviceFields")),
      responses: { 200: DEVICE, ...problems({ ...WRITING, ...STALE }) },
    },
    delete: {
      operationId: "retireDevice",
      summary: "Takes a device out of use: its history stays, its tokens are void.",
      parameters: [ID, IF_MATCH],
      responses: { 200: DEVICE, ...problems({ ...MISSING, 403: BODY[403], ...STALE, ...AWAY }) },
    },
  },
  "/api/devices/{id}/history": {
    get: {
      operationId: "deviceHistory",
      summary: "What was changed about a device, its points and tokens, the newest first; a hundred at a time.",
      parameters: [ID, inQuery("before", "The id of a change: those before it.", { type: "integer" })],
      responses: {
        200: said("The changes."),
        ...problems({ 400: "The address cannot be taken.", ...MISSING, ...AWAY }),
      },
    },
  },
  "/api/devices/{id}/points/{metric}": {
    patch: {
      operationId: "updatePoint",
      summary: "Says range, calibration and place of a metric.",
      parameters: [ID, METRIC, IF_MATCH],
      requestBody: body(schema("PointFields")),
      responses: { 200: DEVICE, ...problems({ ...WRITING, ...STALE }) },
    },
  },
  "/api/devices/{id}/tokens": {
    post: {
      operationId: "issueToken",
      summary: "Makes a token, which is told here and never again; those before it last for the grace.",
      parameters: [ID],
      requestBody: body({
        type: "object",
        properties: {
          expires_at: { type: ["string", "null"], format: "date-time" },
          grace_hours: { type: "number", minimum: 0, default: 24 },
        },
      }),
      responses: {
        201: said("The token: 43 letters, the device's password for MQTT.", {
          allOf: [
            schema("DeviceToken"),
            { type: "object", required: ["token"], properties: { token: { type: "string" } } },
          ],
        }),
        ...problems(WRITING),
      },
    },
    delete: {
      operationId: "revokeTokens",
      summary: "Voids all tokens of a device, at once.",
      parameters: [ID],
      responses: { 200: said("How many were valid."), ...problems({ ...MISSING, 403: BODY[403], ...AWAY }) },
    },
  },
  "/api/devices/{id}/tokens/{token}": {
    delete: {
      operationId: "revokeToken",
      summary: "Voids a token, at once.",
      parameters: [ID, inPath("token", "The token's id.")],
      responses: { 200: said("Whether it was valid."), ...problems({ ...MISSING, 403: BODY[403], ...AWAY }) },
    },
  },
  "/api/places": {
    get: {
      operationId: "listPlaces",
      summary: "Campus, buildings and rooms, each after what it lies in.",
      responses: { 200: said("The places."), ...problems(AWAY) },
    },
    post: {
      operationId: "createPlace",
      summary: "Makes a place.",
      requestBody: body(withId("PlaceFields")),
      responses: { 201: said("The place."), ...problems({ ...BODY, ...INVALID, 409: "There is one.", ...AWAY }) },
    },
  },
  "/api/places/{id}": {
    patch: {
      operationId: "updatePlace",
      summary: "Changes fields of a place.",
      parameters: [PLACE, IF_MATCH],
      requestBody: body(schema("PlaceFields")),
      responses: { 200: said("The place."), ...problems({ ...WRITING, ...STALE }) },
    },
    delete: {
      operationId: "removePlace",
      summary: "Takes a place out of the list that nothing is in.",
      parameters: [PLACE, IF_MATCH],
      responses: {
        204: { description: "It is gone." },
        ...problems({ ...MISSING, 403: BODY[403], 409: "Something is in it.", ...STALE, ...AWAY }),
      },
    },
  },
};
