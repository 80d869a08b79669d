import { readSettings } from "#lib/core/settings.ts";
import { isUserError } from "#lib/core/user-error.ts";
import { importRegistry } from "#lib/state/registry/csv/import-registry.ts";
import { problem } from "../problem.ts";
import { ACTOR, askedOfRegistry } from "./asked-of-registry.ts";

/** Less than what Next.js passes on of a body: it cuts off the rest. [bytes] */
const LARGEST = 10_000_000;
const MOST_TOLD = 500;

/** Takes a CSV file of the registry, whole or not at all; with `?dry_run=1` it says what would change and changes nothing. */
export function importDevices(request: Request): Promise<Response> {
  return askedOfRegistry(async (state) => {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > LARGEST) return problem(413, "Too large", `At most ${LARGEST / 1e6} MB may be sent at once`);
    const dryRun = ["1", "true"].includes(new URL(request.url).searchParams.get("dry_run") ?? "");
    try {
      const { siteId } = readSettings(process.env);
      const { created, updated, unchanged, changes } = await importRegistry(
        state,
        { name: "the file", bytes },
        { actor: ACTOR, siteId, dryRun, signal: request.signal },
      );
      return Response.json({
        ...{ dry_run: dryRun, created, updated, unchanged, count: changes.length },
        changes: changes.slice(0, MOST_TOLD).map(({ entity, entityId: id, action, before = null, after = null }) => ({
          entity,
          id,
          action,
          before,
          after,
        })),
      });
    } catch (error) {
      if (request.signal.aborted) return problem(499, "The sender has gone", "Nothing was changed");
      if (!isUserError(error)) throw error;
      return problem(422, "The file cannot be taken", error.message);
    }
  });
}
