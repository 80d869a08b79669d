import { sparkLines } from "#lib/live/spark-lines.ts";
import { problem } from "../../_server/problem.ts";
import { shownSnapshot } from "../../_server/snapshot.ts";

const MOST = 200;

/** The last 24 hours of devices by the hour: `?line=<device>~<metric>&line=…`, at most 200; a device without any is left out. */
export async function GET(request: Request): Promise<Response> {
  const lines = new URL(request.url).searchParams.getAll("line");
  const asked = lines.map((line) => {
    const at = line.lastIndexOf("~");
    return { id: line.slice(0, at), metric: line.slice(at + 1) };
  });
  if (asked.length > MOST || asked.some(({ id, metric }) => id === "" || !/^[a-z][a-z0-9_]{0,63}$/.test(metric))) {
    return problem(400, "Bad request", `Send at most ${MOST} times line=<device>~<metric>. See /api/openapi.json`);
  }
  const snapshot = await shownSnapshot(null);
  const found = snapshot ? await sparkLines(snapshot, asked, Date.now()) : {};
  return Response.json(found, { headers: { "cache-control": "no-store" } });
}
