import { renewSecret } from "#lib/state/notify/channels.ts";
import { ACTOR, answered } from "../../../../_server/channels/answered.ts";
import { problem } from "../../../../_server/problem.ts";

/** Gives a webhook a new secret, which is shown this once; the one before signs too for another day. */
export async function POST(
  _: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answered(async (db) => {
    const secret = await renewSecret(db, id, ACTOR, Date.now());
    if (secret !== undefined) return Response.json({ secret });
    return problem(404, "No such webhook", `There is no webhook ${id.slice(0, 80)}: see /api/channels`);
  });
}
