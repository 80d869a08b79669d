import * as z from "zod/mini";
import { solveBody } from "../bodies/solve-body.ts";
import { answers, inPath, inQuery, type Paths, problems, SNAPSHOT } from "./operation.ts";

const JOB = inPath("id", "The job.");
const TIMETABLE = inPath("id", "Short name of the timetable.");
const AWAY = { 503: "The database does not answer: try again after Retry-After." };

export const solvePaths: Paths = {
  "/api/timetables/{id}/solves": {
    get: {
      operationId: "listSolves",
      summary: "Jobs of the solver that were asked for a timetable, the newest first.",
      parameters: [TIMETABLE],
      responses: {
        200: answers("Each job with its request, status and progress.", "application/json"),
        ...problems(AWAY),
      },
    },
    post: {
      operationId: "askSolve",
      summary: "Asks for a timetable to be solved: from which plan, what stays, what counts, for how long.",
      parameters: [TIMETABLE],
      requestBody: {
        required: true,
        content: { "application/json": { schema: z.toJSONSchema(solveBody, { io: "input", unrepresentable: "any" }) } },
      },
      responses: {
        202: answers("The job; Location says where it is.", "application/json"),
        ...problems({
          ...{
            400: "The body says what cannot be; the detail says how it must be.",
            403: "A page of another site sent it.",
          },
          ...{ 404: "There is no such timetable.", 413: "Too long.", 415: "Another type.", ...AWAY },
        }),
      },
    },
  },
  "/api/timetables/{id}/plans/{run}/{point}": {
    get: {
      operationId: "getPlan",
      summary: "A plan as a file: of ITC-2007, for spreadsheets or for calendars.",
      parameters: [
        ...[
          TIMETABLE,
          inPath("run", "current, front, or the run of a job."),
          inPath("point", "Which plan of the run."),
        ],
        inQuery("format", "Of the file.", { type: "string", enum: ["sol", "csv", "ics"], default: "csv" }),
        ...[inQuery("first", "First day of the term, for ics."), inQuery("last", "Its last day, for ics.")],
        ...[inQuery("room", "Lectures in it, for ics."), inQuery("lecturer", "Lectures of theirs, for ics.")],
        ...[
          inQuery("curriculum", "Lectures of it, for ics."),
          inQuery("lang", "Names in en or ko, for ics."),
          SNAPSHOT,
        ],
      ],
      responses: {
        200: answers("The file.", "text/plain", "text/csv", "text/calendar"),
        ...problems({
          400: "The format or the term is none; the detail says how to mend it.",
          404: "There is no such plan.",
        }),
      },
    },
  },
  "/api/solves/{id}": {
    get: {
      operationId: "getSolve",
      summary: "How far a job is: waiting, running, done, failed or cancelled.",
      parameters: [JOB],
      responses: {
        200: answers("The job.", "application/json"),
        ...problems({ 404: "There is no such job.", ...AWAY }),
      },
    },
    delete: {
      operationId: "cancelSolve",
      summary: "Ends a job: at once where it waits, within a second where it runs.",
      parameters: [JOB, inQuery("keep", "Keeps the best plan so far.", { type: "boolean", default: false })],
      responses: {
        200: answers("The job.", "application/json"),
        ...problems({
          400: "keep is neither true nor false.",
          403: "A page of another site sent it.",
          404: "There is no such job.",
          ...AWAY,
        }),
      },
    },
  },
};
