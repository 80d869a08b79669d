import { issueToken } from "#lib/state/tokens/issue-token.ts";
import { revokeTokens } from "#lib/state/tokens/revoke-tokens.ts";
import { ACTOR, askedOfRegistry, changedInRegistry } from "../../../../_server/registry/asked-of-registry.ts";
import { pathPart } from "../../../../_server/registry/path-part.ts";

const NOT_KEPT = { "cache-control": "no-store" };

/** Makes a token, which is told in this answer and never again. */
export async function POST(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  return changedInRegistry(request, "{expires_at?, grace_hours?}, which may be empty: {}", async (state, sent) =>
    Response.json(await issueToken(state, id, sent, ACTOR), { status: 201, headers: NOT_KEPT }),
  );
}

/** Voids all tokens of a device. */
export async function DELETE(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  return askedOfRegistry(async (state) =>
    Response.json({ revoked: await revokeTokens(state, id, "all", ACTOR) }, { headers: NOT_KEPT }),
  );
}
