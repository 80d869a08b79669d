import { deviceHistory } from "#lib/state/registry/read-device.ts";
import { problem } from "../../../../_server/problem.ts";
import { askedOfRegistry } from "../../../../_server/registry/asked-of-registry.ts";
import { pathPart } from "../../../../_server/registry/path-part.ts";

const PAGE = 100;

/** What was changed about a device, the newest first: `?before=<id>` goes on from there. */
export async function GET(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  const before = new URL(request.url).searchParams.get("before");
  if (before !== null && !/^\d{1,15}$/.test(before)) {
    return problem(400, "Bad request", "before must be the id of a change. See /api/openapi.json");
  }
  return askedOfRegistry(async (state) => {
    const changes = await deviceHistory(state, id, {
      limit: PAGE,
      ...(before === null ? {} : { before: Number(before) }),
    });
    return Response.json({ changes }, { headers: { "cache-control": "no-cache" } });
  });
}
