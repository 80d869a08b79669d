import { alarmCounts } from "#lib/state/read/alarm-rows.ts";
import { siteState } from "./site-state.ts";

const KEPT_MS = 2000;
/** Where the database does not answer it is not asked again by every page. */
const AWAY_MS = 15_000;
/** No page waits longer for a number in its header. */
const PATIENCE_MS = 250;

let until = 0;
let last: number | undefined;
let asking: Promise<number | undefined> | undefined;

/** How many alarms nobody has acknowledged, as of a moment ago; undefined where the database does not answer at once. */
export async function unackedAlarms(): Promise<number | undefined> {
  if (Date.now() < until) return last;
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  return Promise.race([asking, patience]);
}

async function ask(): Promise<number | undefined> {
  try {
    last = (await alarmCounts(siteState())).unacked;
    until = Date.now() + KEPT_MS;
  } catch {
    last = undefined;
    until = Date.now() + AWAY_MS;
  }
  return last;
}
