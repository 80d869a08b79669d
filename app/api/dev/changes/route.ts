import { watch } from "node:fs";
import path from "node:path";
import { problem } from "../../../_server/problem.ts";
import { projectFolder } from "../../../_server/site.ts";

/** Queries and prose, which the bundler does not see, and code whose results the server has sent already. */
const FOLLOWED = /\.(sql|ts|mdx)$/;

/** While developing: tells open pages when the queries or figures of an analysis have changed. */
export function GET(request: Request): Response {
  if (process.env.NODE_ENV !== "development") return problem(404, "No such page", "Only npm run dev has this address");
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const watcher = watch(path.join(projectFolder(), "analyses"), { recursive: true }, (_, file) => {
        if (file && FOLLOWED.test(file)) controller.enqueue(encoder.encode(`data: ${file}\n\n`));
      });
      controller.enqueue(encoder.encode(": watching\n\n"));
      request.signal.addEventListener("abort", () => {
        watcher.close();
        controller.close();
      });
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}
