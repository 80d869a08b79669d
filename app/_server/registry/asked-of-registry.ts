import * as z from "zod/mini";
import type { State } from "#lib/state/open-state.ts";
import { jsonBody } from "../json-body.ts";
import { siteState } from "../site-state.ts";
import { registryProblem } from "./registry-problem.ts";

/** Who changes something through a page or this API: there is no sign-in. */
export const ACTOR = "web";

const fields = z.record(z.string(), z.unknown());

/** Answers a question to the registry, or says why not. */
export async function askedOfRegistry(answer: (state: State) => Promise<Response>): Promise<Response> {
  try {
    return await answer(siteState());
  } catch (error) {
    return registryProblem(error);
  }
}

/** As `askedOfRegistry()`, for what brings fields as JSON. */
export async function changedInRegistry(
  request: Request,
  form: string,
  answer: (state: State, sent: Record<string, unknown>) => Promise<Response>,
): Promise<Response> {
  const sent = await jsonBody(request, fields, form);
  if (sent instanceof Response) return sent;
  return askedOfRegistry((state) => answer(state, sent));
}

/** Who changes something, and what they looked at. */
export function writingOf(request: Request) {
  return { actor: ACTOR, ifMatch: request.headers.get("if-match") };
}

/** What was changed or read, with its ETag; it moves, so it is asked for anew each time. */
export function told(body: object, etag: string, status = 200, more: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { ...more, etag, "cache-control": "no-cache" } });
}
