import path from "node:path";
import { readSettings } from "#lib/core/settings.ts";
import { openTail } from "#lib/ingest/open-tail.ts";
import type { Tail, TailContent } from "#lib/ingest/tail.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { projectFolder, siteLake } from "./site.ts";

// On globalThis: a bundler may load this file twice, and each would hold the log's readings.
const shared = globalThis as typeof globalThis & { wattbookTail?: Promise<Tail> };

function siteTail(): Promise<Tail> {
  const { home, siteTimeZone } = readSettings(process.env);
  shared.wattbookTail ??= openTail(path.resolve(/* turbopackIgnore: true */ projectFolder(), home), siteTimeZone).catch(
    (cause: unknown) => {
      delete shared.wattbookTail;
      throw cause;
    },
  );
  return shared.wattbookTail;
}

/** What is not in the lake yet. */
export async function readTail(): Promise<TailContent> {
  return (await siteTail()).read();
}

/** What is not in the lake yet, and the newest snapshot: in this order, so that nothing is in neither. */
export async function readNow(): Promise<{ readonly tail: TailContent; readonly snapshot: Snapshot }> {
  const tail = await readTail();
  return { tail, snapshot: await (await siteLake()).snapshot() };
}
