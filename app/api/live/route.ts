import { problem } from "../../_server/problem.ts";
import { siteLive } from "../../_server/site-live.ts";

/** Those who may watch at once. */
const MOST_CLIENTS = 2000;
/** Bytes that may lie in a client's buffer before its frames wait. */
const HIGH_WATER = 65_536;

/** The campus as it is heard, as server-sent events: `frame` five times a second, `dropped` where a reader was too slow. */
export async function GET(request: Request): Promise<Response> {
  const hub = await siteLive();
  if (hub.clients.count >= MOST_CLIENTS) {
    return problem(503, "Too many watch", `${MOST_CLIENTS} watch already: try again in a moment`);
  }
  const lastEventId = request.headers.get("last-event-id");
  let client: ReturnType<typeof hub.clients.join> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const leave = () => {
          client?.leave();
          client = undefined;
        };
        const sink = {
          write(bytes: Uint8Array) {
            if (request.signal.aborted) {
              leave();
              return false;
            }
            controller.enqueue(bytes);
            return (controller.desiredSize ?? 0) > 0;
          },
        };
        client = hub.clients.join(sink, lastEventId);
        request.signal.addEventListener("abort", () => {
          leave();
          try {
            controller.close();
          } catch {
            // Its reader has closed it already.
          }
        });
      },
      pull: () => client?.drained(),
      cancel: () => client?.leave(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER }),
  );
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Compressing would hold frames back, and cost each client its own.
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
