import { createHash } from "node:crypto";
import { alarmUrl } from "../alarm-url.ts";
import type { Message } from "../message.ts";
import { noticeFacts } from "../notice-facts.ts";
import { plainLine } from "../plain-line.ts";
import { type Language, WORDS } from "../words.ts";

/** What the service worker shows. Few bytes, as push services take 4096 at most. */
export interface PushPayload {
  /** The same at every try. */
  readonly id: string;
  /** A later notification of the same tag takes the place of the one before; also the topic for the push service. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** The path it opens. */
  readonly path: string;
  readonly lang: Language;
}

const LONGEST_BODY = 400;

/** A message in a few words. */
export function pushPayload(message: Message, language: Language, zone: string, channel: string): PushPayload {
  const words = WORDS[language];
  const { id, kind, notices, passed } = message;
  const [first] = notices;
  const common = { id, lang: language };
  if (kind === "test") {
    const title = words.test(plainLine(channel, 80));
    return { ...common, tag: tagOf(id), title, body: words.testText, path: "/alarms" };
  }
  if (kind === "alarm" && first) {
    const { title, facts } = noticeFacts(first, language, zone);
    const shown = facts.filter(([label]) => label === words.device || label === words.value || label === words.at);
    const body = shown.map(([label, fact]) => `${label}: ${fact}`).join("\n");
    const path = alarmUrl("", first.alarm.id);
    const tag = tagOf(first.alarm.id);
    return { ...common, tag, title, body: short(body), path: path.length <= 1000 ? path : "/alarms" };
  }
  const titles = notices.slice(0, 3).map((notice) => noticeFacts(notice, language, zone).title);
  const body = [...titles, ...(passed > 0 ? [words.passed(passed)] : [])].join("\n");
  return { ...common, tag: tagOf(id), title: words.digest(notices.length), body: short(body), path: "/alarms" };
}

function tagOf(id: string): string {
  return createHash("sha256").update(id).digest("base64url").slice(0, 32);
}

function short(body: string): string {
  return body.length <= LONGEST_BODY ? body : `${body.slice(0, LONGEST_BODY - 1)}…`;
}
