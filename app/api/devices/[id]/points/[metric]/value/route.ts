import { readDevice } from "#lib/state/registry/read-device.ts";
import { problem } from "../../../../../../_server/problem.ts";
import { askedOfRegistry } from "../../../../../../_server/registry/asked-of-registry.ts";
import { pathPart } from "../../../../../../_server/registry/path-part.ts";

/** What a metric was when it was last heard, calibrated, as a bare number; `last-modified` says when that was. */
export async function GET(request: Request): Promise<Response> {
  const metric = pathPart(request, 4);
  return askedOfRegistry(async (state) => {
    const { points } = await readDevice(state, pathPart(request, 2));
    const point = points.find((each) => each.metric === metric);
    if (!point || point.lastValue === null || !point.lastTs) {
      return problem(404, "Not read yet", `The device has not sent ${metric}: there is no value to tell`);
    }
    return Response.json(point.calibrationGain * point.lastValue + point.calibrationOffset, {
      headers: { "last-modified": point.lastTs.toUTCString(), "cache-control": "no-cache" },
    });
  });
}
