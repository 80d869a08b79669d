import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { AlarmRow } from "#lib/state/read/listed-alarm.ts";
import { dateTime } from "../live/live-text.ts";
import { alarmMessages } from "./messages-alarms.ts";

/** A shelf that ends beyond this ends with the alarm. */
const FAR_FUTURE = Date.UTC(9000, 0, 1);

/** All that its state says of an alarm, in one line. */
export function stateText(alarm: AlarmRow, zone: string, language: Language, now: number): string {
  const say = alarmMessages(language);
  const { active, acked, ackedBy, confirmed, closedAt, latched, shelvedUntil, count } = alarm;
  const isShelved = shelvedUntil !== null && shelvedUntil > now;
  return [
    closedAt !== null ? say.closed : active ? (latched ? `${say.active}, ${say.latched}` : say.active) : say.cleared,
    acked ? (ackedBy === null ? "" : say.ackedBy(ackedBy)) : say.notAcked,
    acked && !confirmed ? say.toConfirm : "",
    isShelved
      ? shelvedUntil > FAR_FUTURE
        ? say.shelvedOnce
        : say.shelvedUntil(dateTime(shelvedUntil, zone, language))
      : "",
    count > 1 ? say.times(formatNumber(count, language, 6)) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The rule's name in the reader's language; its id where the rule is gone. */
export function ruleName({ ruleId, ruleNameEn, ruleNameKo }: AlarmRow, language: Language): string {
  return (language === "ko" ? (ruleNameKo ?? ruleNameEn) : (ruleNameEn ?? ruleNameKo)) ?? ruleId;
}
