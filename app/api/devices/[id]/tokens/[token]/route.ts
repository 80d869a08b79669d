import { revokeTokens } from "#lib/state/tokens/revoke-tokens.ts";
import { ACTOR, askedOfRegistry } from "../../../../../_server/registry/asked-of-registry.ts";
import { pathPart } from "../../../../../_server/registry/path-part.ts";

/** Voids a token. */
export async function DELETE(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  const token = pathPart(request, 4);
  return askedOfRegistry(async (state) =>
    Response.json(
      { revoked: await revokeTokens(state, id, token, ACTOR) },
      { headers: { "cache-control": "no-store" } },
    ),
  );
}
