import * as z from "zod/mini";
import type { Settings } from "#lib/core/settings.ts";
import { readSettings } from "#lib/core/settings.ts";
import { isDatabaseAway } from "#lib/state/database-away.ts";
import type { Database } from "#lib/state/open-state.ts";
import { jsonBody } from "../json-body.ts";
import { problem, problemOf } from "../problem.ts";
import { siteState } from "../site-state.ts";

/** Who changes something through a page or this API: there is no sign-in. */
export const ACTOR = "web";

/** Answers with what the database says; 503 where it is away. Such answers move: nobody keeps them. */
export async function answered(answer: (db: Database, settings: Settings) => Promise<Response>): Promise<Response> {
  try {
    const response = await answer(siteState().db, readSettings(process.env));
    response.headers.set("cache-control", "no-store");
    return response;
  } catch (error) {
    if (!isDatabaseAway(error)) return problemOf(error);
    const away = problem(503, "The database is away", "The database does not answer: try again in a moment");
    away.headers.set("retry-after", "5");
    return away;
  }
}

const fields = z.record(z.string(), z.unknown());

/** As `answered()`, for what brings fields as JSON. */
export async function answeredBody(
  request: Request,
  form: string,
  answer: (sent: Record<string, unknown>, db: Database, settings: Settings) => Promise<Response>,
): Promise<Response> {
  const sent = await jsonBody(request, fields, form);
  return sent instanceof Response ? sent : answered((db, settings) => answer(sent, db, settings));
}

export function noChannel(id: string): Response {
  return problem(404, "No such channel", `There is no channel ${id.slice(0, 80)}: see /api/channels`);
}
