import { listPlaces } from "#lib/state/registry/list-places.ts";
import { etagOf } from "#lib/state/registry/precondition.ts";
import { toJsonFields } from "#lib/state/registry/snake.ts";
import { createPlace } from "#lib/state/registry/write-place.ts";
import { askedOfRegistry, changedInRegistry, told, writingOf } from "../../_server/registry/asked-of-registry.ts";

/** Campus, buildings and rooms, each after what it lies in. */
export function GET(): Promise<Response> {
  return askedOfRegistry(async (state) =>
    Response.json({ places: await listPlaces(state) }, { headers: { "cache-control": "no-cache" } }),
  );
}

/** Makes a place. */
export function POST(request: Request): Promise<Response> {
  return changedInRegistry(request, "{id, kind, parent_id, name_en, name_ko, …}", async (state, sent) => {
    const made = await createPlace(state, sent, writingOf(request));
    return told(toJsonFields(made), etagOf(made.updatedAt), 201);
  });
}
