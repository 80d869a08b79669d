import { etagOf } from "#lib/state/registry/precondition.ts";
import { toJsonFields } from "#lib/state/registry/snake.ts";
import { removePlace, updatePlace } from "#lib/state/registry/write-place.ts";
import { askedOfRegistry, changedInRegistry, told, writingOf } from "../../../_server/registry/asked-of-registry.ts";
import { pathPart } from "../../../_server/registry/path-part.ts";

/** Changes fields of a place. */
export async function PATCH(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  return changedInRegistry(request, "the fields to change: name_en, name_ko, parent_id, …", async (state, sent) => {
    const changed = await updatePlace(state, id, sent, writingOf(request));
    return told(toJsonFields(changed), etagOf(changed.updatedAt));
  });
}

/** Takes an empty place out of the list. */
export async function DELETE(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  return askedOfRegistry(async (state) => {
    await removePlace(state, id, writingOf(request));
    return new Response(null, { status: 204 });
  });
}
