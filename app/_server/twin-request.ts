import type { State } from "#lib/state/open-state.ts";
import { type DevicePage, devicePage } from "#lib/state/read/device-page.ts";
import { problem, problemOf } from "./problem.ts";
import { pathPart } from "./registry/path-part.ts";
import { withDatabase } from "./with-database.ts";

/** Answers about the twin of the device that an address names: /api/devices/<id>/twin…; a problem where there is none. */
export async function twinRequest(
  request: Request,
  answer: (state: State, device: DevicePage) => Promise<Response>,
): Promise<Response> {
  const id = pathPart(request, 2);
  try {
    const asked = await withDatabase(async (state) => {
      const device = await devicePage(state, id);
      return device
        ? answer(state, device)
        : problem(404, "Not found", `There is no device ${id}: /api/devices lists them`);
    });
    if ("found" in asked) return asked.found;
    const away = problem(503, "The database is away", "The database does not answer: try again in a moment");
    away.headers.set("retry-after", "5");
    return away;
  } catch (error) {
    return problemOf(error);
  }
}
