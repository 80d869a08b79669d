import { wallTime } from "#lib/core/zone.ts";
import type { Notice } from "./notice.ts";
import { plainLine } from "./plain-line.ts";
import { type Language, WORDS } from "./words.ts";

/** An event as people read it: what, and facts with their labels. */
export interface NoticeFacts {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, fact: string])[];
}

/** What there is to say of an event. What is missing is left out. */
export function noticeFacts({ alarm, news }: Notice, language: Language, zone: string): NoticeFacts {
  const words = WORDS[language];
  const late = news.late ? ` (${words.late} ${wallText(news.receivedAt, zone)})` : "";
  const value = quantity(news.value ?? alarm.value, alarm.unit, language);
  const limit = quantity(alarm.threshold, alarm.unit, language);
  const limitText = limit === undefined ? "" : `, ${words.limit} ${limit}`;
  const facts: [string, string | undefined][] = [
    [words.at, `${wallText(news.at, zone)} ${zone}${late}`],
    [words.since, news.kind === "reminded" ? `${wallText(alarm.activeAt, zone)} ${zone}` : undefined],
    [words.device, plainLine(alarm.deviceId)],
    [words.point, plainLine(alarm.metric)],
    [words.value, value === undefined ? undefined : `${value}${limitText}`],
    [words.severity, `${alarm.severity} ${words.ofThousand}`],
    [words.rule, plainLine(alarm.ruleId)],
    [words.comment, news.comment ? plainLine(news.comment, 500) : undefined],
  ];
  return {
    title: `${words.kinds[news.kind]}: ${plainLine(alarm.message[language] || alarm.message.en)}`,
    facts: facts.flatMap(([label, fact]) => (fact === undefined ? [] : [[label, fact] as const])),
  };
}

function quantity(value: number | null, unit: string | null, language: Language): string | undefined {
  if (value === null || !Number.isFinite(value)) return undefined;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value);
  return unit ? `${number} ${plainLine(unit, 20)}` : number;
}

function wallText(ms: number, zone: string): string {
  const { year, month, day, hour, minute, second } = wallTime(ms, zone);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}
