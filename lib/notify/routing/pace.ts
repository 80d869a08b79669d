import type { Waiting } from "./judge.ts";
import { ALWAYS_HEARD } from "./quiet-hours.ts";

/** Messages that a channel sends at most in a window; what is beyond becomes one digest. */
export const MOST_MESSAGES = 6;
export const WINDOW_MS = 600_000;
/** Between digests that a severe alarm makes when the window is full. */
const SEVERE_SPACING_MS = 60_000;
/** Events of one digest; the rest go with the next. */
export const LARGEST_DIGEST = 500;

/** What goes out now, a message each, and until when the rest waits. */
export interface Paced {
  readonly messages: readonly (readonly Waiting[])[];
  readonly rest: readonly Waiting[];
  readonly until: number;
}

/**
 * Makes a flood one digest. What waits goes out one by one as long as the window has room for all of it, else together; when
 * the window is full it waits until there is room, unless something severe is among it.
 *
 * @param send What is to be sent, in order.
 * @param recent When the channel's last messages went out. [ms]
 * @param now [ms]
 */
export function pace(send: readonly Waiting[], recent: readonly number[], now: number): Paced {
  const inWindow = recent.filter((at) => at > now - WINDOW_MS).sort((a, b) => a - b);
  const room = MOST_MESSAGES - inWindow.length;
  const none: Paced = { messages: [], rest: [], until: now };
  if (send.length === 0) return none;
  if (send.length < room || (send.length === 1 && room === 1)) return { ...none, messages: send.map((one) => [one]) };
  const until = room > 0 ? now : inWindow.at(-MOST_MESSAGES)! + WINDOW_MS;
  if (room <= 0) {
    const spaced = inWindow.at(-1)! + SEVERE_SPACING_MS;
    const isSevere = send.some(({ alarm }) => alarm.severity >= ALWAYS_HEARD);
    if (!isSevere || now < spaced) return { ...none, rest: send, until: isSevere ? Math.min(spaced, until) : until };
  }
  const digest = send.slice(0, LARGEST_DIGEST);
  return { messages: [digest], rest: send.slice(LARGEST_DIGEST), until };
}
