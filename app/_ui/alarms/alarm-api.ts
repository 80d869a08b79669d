import type { AlarmRow } from "#lib/state/read/listed-alarm.ts";
import { type Sent, sendJson } from "../send-json.ts";

export type AlarmAction = "acknowledge" | "confirm" | "shelve" | "unshelve" | "comment";

const HOUR_MS = 3_600_000;
const NAME = "wattbook:name";

/** Who says that they do something: kept in the browser, as nobody signs in. */
export function signedName(): string {
  return localStorage.getItem(NAME) ?? "";
}

export function signAs(name: string): void {
  localStorage.setItem(NAME, name);
}

/** Whether an alarm's state allows an action. */
export function allows(
  { closedAt, acked, confirmed, shelvedUntil }: AlarmRow,
  action: AlarmAction,
  now: number,
): boolean {
  if (closedAt !== null) return false;
  const isShelved = shelvedUntil !== null && shelvedUntil > now;
  switch (action) {
    case "acknowledge":
      return !acked;
    case "confirm":
      return acked && !confirmed;
    case "shelve":
      return !isShelved;
    case "unshelve":
      return isShelved;
    case "comment":
      return true;
  }
}

/** Does something with an alarm. A shelf is for some hours, or `once`: until the alarm clears. */
export function actOn(
  id: string,
  action: AlarmAction,
  { comment, hours }: { readonly comment?: string; readonly hours?: string } = {},
): Promise<Sent<unknown>> {
  const until =
    action !== "shelve"
      ? {}
      : hours === "once"
        ? {}
        : { until: new Date(Date.now() + Number(hours) * HOUR_MS).toISOString() };
  return sendJson("POST", `/api/alarms/${encodeURIComponent(id)}/${action}`, {
    ...(signedName() === "" ? {} : { by: signedName() }),
    ...(comment ? { comment } : {}),
    ...until,
  });
}
