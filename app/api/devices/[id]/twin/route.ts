import { deviceTwin } from "../../../../_server/device-twin.ts";
import { problem } from "../../../../_server/problem.ts";
import { twinRequest } from "../../../../_server/twin-request.ts";

const MOST_DAYS = 60;

/** What a device should have read beside what it read, over the last days (`?days=`, 3 without it), and since when they differ. */
export function GET(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get("days") ?? "3";
  const days = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return twinRequest(request, async (state, device) => {
    if (!(days >= 1 && days <= MOST_DAYS)) {
      return problem(400, "Bad request", `days must be a whole number from 1 to ${MOST_DAYS}`);
    }
    const twin = await deviceTwin(state, device, days, Date.now());
    return twin
      ? Response.json(twin, { headers: { "cache-control": "no-store" } })
      : problem(404, "Not found", `The device ${device.id} has no twin: POST to …/twin/calibrate makes one`);
  });
}
