import path from "node:path";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { readSettings } from "#lib/core/settings.ts";
import { Tail, type TailContent } from "#lib/ingest/tail.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { projectFolder, siteLake } from "./site.ts";

// On globalThis: a bundler may load this file twice, and each would hold the log's readings.
const shared = globalThis as typeof globalThis & { wattbookTail?: Tail };

function siteTail(): Tail {
  if (!shared.wattbookTail) {
    const { home, siteTimeZone: zone } = readSettings(process.env);
    shared.wattbookTail = new Tail({
      home: path.resolve(/* turbopackIgnore: true */ projectFolder(), home),
      decode: (message) => decodeMessage(message, { zone }),
    });
  }
  return shared.wattbookTail;
}

/** What is not in the lake yet, and the newest snapshot: in this order, so that nothing is in neither. */
export async function readNow(): Promise<{ readonly tail: TailContent; readonly snapshot: Snapshot }> {
  const tail = await siteTail().read();
  return { tail, snapshot: await (await siteLake()).snapshot() };
}
