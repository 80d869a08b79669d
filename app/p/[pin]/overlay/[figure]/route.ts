import { figureOverlay } from "#lib/notebook/pins/figure-overlay.ts";
import { comparedPin } from "../../../../_server/compared.ts";
import { assetLanguage } from "../../../../_server/pin-figure.ts";
import { problem, problemOf } from "../../../../_server/problem.ts";

interface Context {
  readonly params: Promise<{ pin: string; figure: string }>;
}

/** One figure of a pin now, and then and now on the same axes. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { pin, figure } = await params;
    const compared = await comparedPin(pin, assetLanguage(new URL(request.url).searchParams), request);
    if (compared instanceof Response) return compared;
    const drawn = await figureOverlay(compared, figure);
    if (!drawn) return problem(404, "No such figure", `The analysis ${compared.pin.slug} has no figure ${figure} now`);
    return Response.json(drawn, { headers: { "cache-control": "no-cache" } });
  } catch (error) {
    if (request.signal.aborted) return problem(499, "The reader has gone", "The comparison was cancelled");
    return problemOf(error);
  }
}
