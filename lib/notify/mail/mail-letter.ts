import { alarmUrl } from "../alarm-url.ts";
import type { Message } from "../message.ts";
import { type NoticeFacts, noticeFacts } from "../notice-facts.ts";
import { plainLine } from "../plain-line.ts";
import { type Language, WORDS } from "../words.ts";

/** An e-mail's words. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface LetterWorld {
  readonly language: Language;
  readonly zone: string;
  readonly siteUrl?: string | undefined;
  /** Name of the channel. */
  readonly channel: string;
}

interface Section extends NoticeFacts {
  readonly url?: string;
}

/** Events that are written out; the rest is counted. */
const MOST_SECTIONS = 50;

/** Writes a message as text and as HTML, which say the same. */
export function mailLetter(message: Message, { language, zone, siteUrl, channel }: LetterWorld): Letter {
  const words = WORDS[language];
  const name = plainLine(channel, 80);
  const { notices, passed, kind } = message;
  const sections: Section[] = notices.slice(0, MOST_SECTIONS).map((notice) => ({
    ...noticeFacts(notice, language, zone),
    ...(siteUrl === undefined ? {} : { url: alarmUrl(siteUrl, notice.alarm.id) }),
  }));
  const title =
    kind === "test"
      ? words.test(name)
      : kind === "alarm" && sections[0]
        ? sections[0].title
        : words.digest(notices.length);
  const remarks = [
    ...(kind === "test" ? [words.testText] : []),
    ...(passed > 0 ? [words.passed(passed)] : []),
    ...(notices.length > MOST_SECTIONS ? [words.more(notices.length - MOST_SECTIONS)] : []),
  ];
  const why = words.why(name);
  return {
    subject: `[Wattbook] ${title}`,
    text: [...sections.map((section) => sectionText(section)), ...remarks, `-- \n${why}`].join("\n\n"),
    html: page(language, title, [
      ...sections.map((section) => sectionHtml(section, words.open)),
      ...remarks.map((remark) => `<p>${escaped(remark)}</p>`),
      `<p style="color:#666;font-size:13px">${escaped(why)}</p>`,
    ]),
  };
}

function sectionText({ title, facts, url }: Section): string {
  const lines = facts.map(([label, fact]) => `${label}: ${fact}`);
  return [title, ...lines, ...(url === undefined ? [] : [url])].join("\n");
}

function sectionHtml({ title, facts, url }: Section, open: string): string {
  const rows = facts.map(
    ([label, fact]) =>
      `<tr><th scope="row" align="left" style="padding:2px 16px 2px 0;font-weight:400;color:#666">${escaped(label)}</th><td>${escaped(fact)}</td></tr>`,
  );
  const link = url === undefined ? "" : `<p><a href="${escaped(url)}">${escaped(open)}</a></p>`;
  return `<h2 style="font-size:17px">${escaped(title)}</h2><table>${rows.join("")}</table>${link}`;
}

function page(language: Language, title: string, parts: readonly string[]): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body style="font-family:sans-serif">${parts.join("\n")}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
