import * as z from "zod/mini";
import { calibrateBody, whatIfBody } from "../bodies/twin-bodies.ts";
import { answers, inPath, inQuery, type Paths, problems } from "./operation.ts";

const ID = inPath("id", "The device, as its readings name it, encoded as one part of the path.");
const AWAY = { 404: "There is no such device, or it has no twin.", 503: "The database is away: see Retry-After." };
const BODY = {
  400: "It cannot be done; the detail says why.",
  403: "A page of another site sent it.",
  415: "Another type.",
};

const body = (schema: z.core.$ZodType) => ({
  required: true,
  content: { "application/json": { schema: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) } },
});

export const twinPaths: Paths = {
  "/api/sparklines": {
    get: {
      operationId: "getSparklines",
      summary: "The last 24 hours of devices by the hour.",
      parameters: [inQuery("line", "Device and metric: lab-3~power_w; up to 200 times.")],
      responses: {
        200: answers("Means by device, the oldest hour first; null is missing.", "application/json"),
        ...problems(BODY),
      },
    },
  },
  "/api/devices/{id}/twin": {
    get: {
      operationId: "getTwin",
      summary:
        "What a device should have read beside what it read, by quarters of an hour, and since when they differ.",
      parameters: [ID, inQuery("days", "Days back from now, 3 without it.", { type: "integer" })],
      responses: {
        200: answers(
          "Both, when the residual changed its level, when the device did not go with its peers, when a temperature was far from all before, its health by its readings, and how well the twin was calibrated.",
          "application/json",
        ),
        ...problems({ ...BODY, ...AWAY }),
      },
    },
  },
  "/api/devices/{id}/twin/calibrate": {
    post: {
      operationId: "calibrateTwin",
      summary: "Makes the twin of a device from its history, and keeps it.",
      parameters: [ID],
      requestBody: body(calibrateBody),
      responses: {
        200: answers(
          "The model, with the figures of ASHRAE Guideline 14; assumedFloorM2 where the room's area is not known.",
          "application/json",
        ),
        ...problems({ ...BODY, ...AWAY }),
      },
    },
  },
  "/api/devices/{id}/twin/what-if": {
    post: {
      operationId: "twinWhatIf",
      summary: "Runs the twin ahead under other circumstances than yesterday's, beside those. Changes nothing.",
      parameters: [ID],
      requestBody: body(whatIfBody),
      responses: {
        200: answers("What it expects: as it is, and then.", "application/json"),
        ...problems({ ...BODY, ...AWAY }),
      },
    },
  },
};
