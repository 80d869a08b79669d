import type { Channel } from "../channel.ts";
import type { Notice } from "../notice.ts";
import { ALWAYS_HEARD, quietUntil, type SiteDays } from "./quiet-hours.ts";

/** An event that waits to be told on one channel. */
export interface Waiting extends Notice {
  readonly id: string;
  /** Whether it was to be told before, and was held back. */
  readonly held: boolean;
}

/** What is to become of those that wait, each in exactly one of the three. */
export interface Judged {
  readonly send: readonly Waiting[];
  readonly wait: readonly { readonly waiting: Waiting; readonly until: number; readonly why: string }[];
  readonly drop: readonly { readonly waiting: Waiting; readonly why: string }[];
  /** Alarms that came and went while they were held back. */
  readonly passed: readonly string[];
}

type Verdict = { readonly send: true } | { readonly until: number; readonly why: string } | { readonly drop: string };

/**
 * Judges what waits on a channel.
 *
 * @param waiting All that is due.
 * @param told Alarms whose raising this channel has been told of.
 * @param now [ms]
 * @param site The site's zone and holidays, of quiet hours.
 */
export function judge(
  waiting: readonly Waiting[],
  told: ReadonlySet<string>,
  channel: Channel,
  now: number,
  site: SiteDays,
): Judged {
  const judged = { send: [] as Waiting[], wait: [] as Judged["wait"][number][], drop: [] as Judged["drop"][number][] };
  const passed = new Set<string>();
  const raisings = new Map<string, Verdict>();
  const inOrder = [...waiting].sort((a, b) => a.news.receivedAt - b.news.receivedAt || a.news.ordinal - b.news.ordinal);
  for (const one of inOrder) {
    const { alarm, news } = one;
    const known = raisings.get(alarm.id) ?? (told.has(alarm.id) ? ({ send: true } as const) : undefined);
    const verdict =
      news.kind === "cleared" ? clearing(one, known, channel, now, site) : raising(one, known, channel, now, site);
    if (news.kind !== "cleared" && !(known && "send" in known)) raisings.set(alarm.id, verdict);
    if ("send" in verdict) judged.send.push(one);
    else if ("until" in verdict) judged.wait.push({ waiting: one, until: verdict.until, why: verdict.why });
    else {
      judged.drop.push({ waiting: one, why: verdict.drop });
      if (verdict.drop === PASSED) passed.add(alarm.id);
    }
  }
  return { ...judged, passed: [...passed] };
}

const PASSED = "It cleared while it was held back";

function raising(one: Waiting, known: Verdict | undefined, channel: Channel, now: number, site: SiteDays): Verdict {
  const { alarm, news, held } = one;
  const off = switchedOff(one, channel, now);
  if (off) return off;
  if (channel.kind === "mqtt" && channel.escalateAfterS === null) return { send: true };
  if (channel.escalateAfterS !== null) {
    if (!alarm.active) return { drop: "It cleared before it was to be escalated" };
    if (alarm.acked) return { drop: "It was acknowledged before it was to be escalated" };
    // From when somebody could know of it: what comes late is not escalated at once.
    const until = news.receivedAt + channel.escalateAfterS * 1000;
    if (now < until) return { until, why: "It is told once nobody has acknowledged it in time" };
  }
  if (held && !alarm.active) return { drop: PASSED };
  if (news.kind === "reminded" && held && known) return { drop: "It is told with the alarm itself" };
  return quietness(one, channel, now, site) ?? { send: true };
}

function clearing(one: Waiting, known: Verdict | undefined, channel: Channel, now: number, site: SiteDays): Verdict {
  const off = switchedOff(one, channel, now);
  if (off) return off;
  if (channel.kind === "mqtt" && channel.escalateAfterS === null) return { send: true };
  if (!known || "drop" in known) return { drop: "That it rose was not told" };
  if ("until" in known) return { until: known.until, why: known.why };
  return quietness(one, channel, now, site) ?? { send: true };
}

function switchedOff({ alarm }: Waiting, channel: Channel, now: number): Verdict | undefined {
  if (!channel.enabled) return { drop: "The channel is switched off" };
  const isShelved = alarm.shelvedUntil !== null && alarm.shelvedUntil > now;
  return isShelved && channel.kind !== "mqtt" ? { drop: "The alarm is shelved" } : undefined;
}

function quietness({ alarm }: Waiting, { quiet }: Channel, now: number, site: SiteDays): Verdict | undefined {
  if (!quiet || alarm.severity >= ALWAYS_HEARD) return undefined;
  const until = quietUntil(quiet, now, site);
  return until === null ? undefined : { until, why: "Quiet hours" };
}
