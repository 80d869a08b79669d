import { whatIfBody } from "../../../../../_server/bodies/twin-bodies.ts";
import { twinWhatIf } from "../../../../../_server/device-twin.ts";
import { jsonBody } from "../../../../../_server/json-body.ts";
import { twinRequest } from "../../../../../_server/twin-request.ts";

const FORM = "{hours?: 1 to 168, warmerK?, sunShare?, occupancy?, heatSetC?, coolSetC?}";

/** Runs the twin of a device ahead under other circumstances, beside how it would go on under yesterday's. Changes nothing. */
export async function POST(request: Request): Promise<Response> {
  const body = await jsonBody(request, whatIfBody, FORM);
  if (body instanceof Response) return body;
  return twinRequest(request, async (state, device) =>
    Response.json(await twinWhatIf(state, device, body, Date.now())),
  );
}
