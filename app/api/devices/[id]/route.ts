import { readDevice } from "#lib/state/registry/read-device.ts";
import { retireDevice, updateDevice } from "#lib/state/registry/write-device.ts";
import { askedOfRegistry, changedInRegistry, told, writingOf } from "../../../_server/registry/asked-of-registry.ts";
import { pathPart } from "../../../_server/registry/path-part.ts";

/** A device: its fields, points, tokens without their secrets, and the places that it is in. */
export async function GET(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  return askedOfRegistry(async (state) => {
    const { json, etag } = await readDevice(state, id);
    return told(json, etag);
  });
}

/** Changes fields; naming a device that is new makes it known. */
export async function PATCH(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  return changedInRegistry(
    request,
    "the fields to change: name_en, name_ko, kind, place_id, …",
    async (state, sent) => {
      await updateDevice(state, id, sent, writingOf(request));
      const { json, etag } = await readDevice(state, id);
      return told(json, etag);
    },
  );
}

/** Takes a device out of use. */
export async function DELETE(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  return askedOfRegistry(async (state) => {
    await retireDevice(state, id, writingOf(request));
    const { json, etag } = await readDevice(state, id);
    return told(json, etag);
  });
}
