import { placeArea } from "#lib/state/read/place-rows.ts";
import { calibrateBody } from "../../../../../_server/bodies/twin-bodies.ts";
import { calibrateDevice } from "../../../../../_server/calibrate-device.ts";
import { jsonBody } from "../../../../../_server/json-body.ts";
import { twinRequest } from "../../../../../_server/twin-request.ts";

/** Makes the twin of a device from its history: `{metric?, kind?, days?}`. Answers with the model and what it was made from. */
export async function POST(request: Request): Promise<Response> {
  const body = await jsonBody(request, calibrateBody, "{metric?, kind?: thermometer|room5r1c|meter, days?: 2 to 400}");
  if (body instanceof Response) return body;
  return twinRequest(request, async (state, device) => {
    const areaM2 = await placeArea(state, device.placeId);
    return Response.json(await calibrateDevice(state, device, { ...body, areaM2, actor: "web" }, Date.now()));
  });
}
