import { readDevice } from "#lib/state/registry/read-device.ts";
import { putPoint } from "#lib/state/registry/write-point.ts";
import { changedInRegistry, told, writingOf } from "../../../../../_server/registry/asked-of-registry.ts";
import { pathPart } from "../../../../../_server/registry/path-part.ts";

/** Says range, calibration and place of a metric; answers with the device. */
export async function PATCH(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  const metric = pathPart(request, 4);
  return changedInRegistry(request, "the fields to change: range_min, calibration_gain, …", async (state, sent) => {
    await putPoint(state, id, metric, sent, writingOf(request));
    const { json, etag } = await readDevice(state, id);
    return told(json, etag);
  });
}
