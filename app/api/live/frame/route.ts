import { z } from "zod";
import { liveCampus } from "../../../_server/live-campus.ts";
import { problem } from "../../../_server/problem.ts";

const EARLIEST = Date.UTC(2000, 0, 1);

const Search = z.object({
  at: z.coerce.number().int().min(EARLIEST).optional(),
  hours: z.coerce.number().int().min(1).max(24).default(3),
});

/** The campus at an instant (`at`, milliseconds since 1970; now without it), and its line over the hours before. */
export async function GET(request: Request): Promise<Response> {
  const asked = Search.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success || (asked.data.at ?? 0) > Date.now()) {
    return problem(400, "Bad request", "Send at, milliseconds since 1970 of a past instant, and hours from 1 to 24");
  }
  const { at = null, hours } = asked.data;
  return Response.json(await liveCampus(at, hours), { headers: { "cache-control": "no-store" } });
}
