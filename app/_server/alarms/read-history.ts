import type { History } from "#lib/ingest/alarms/replay-history.ts";
import { siteLake } from "../site.ts";
import { readNow, readTail } from "../tail.ts";

/** All that was ever read; an empty lake is no fault. */
export async function readHistory(): Promise<History> {
  const isEmpty = (await (await siteLake()).head()) === null;
  return isEmpty ? { tail: await readTail(), snapshot: undefined } : readNow();
}
