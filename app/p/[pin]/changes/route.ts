import { pinChanges } from "#lib/notebook/pins/changes.ts";
import { comparedPin } from "../../../_server/compared.ts";
import { assetLanguage } from "../../../_server/pin-figure.ts";
import { problem, problemOf } from "../../../_server/problem.ts";

interface Context {
  readonly params: Promise<{ pin: string }>;
}

/** What has changed since a pin was made, against the newest snapshot and today's code. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const language = assetLanguage(new URL(request.url).searchParams);
    const compared = await comparedPin((await params).pin, language, request);
    if (compared instanceof Response) return compared;
    return Response.json(await pinChanges(compared), { headers: { "cache-control": "no-cache" } });
  } catch (error) {
    if (request.signal.aborted) return problem(499, "The reader has gone", "The comparison was cancelled");
    return problemOf(error);
  }
}
