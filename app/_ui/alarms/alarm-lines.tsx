import type { Language } from "#lib/notebook/language.ts";
import type { AlarmRow } from "#lib/state/read/listed-alarm.ts";
import { agoText } from "../devices/device-text.ts";
import { dateTime } from "../live/live-text.ts";
import { stateText } from "./alarm-text.ts";
import { SeverityMark } from "./severity-mark.tsx";

interface AlarmLinesProps {
  readonly alarms: readonly AlarmRow[];
  readonly language: Language;
  readonly zone: string;
  readonly keep: string;
  readonly now: number;
}

/** Alarms as lines that lead to their pages. */
export function AlarmLines({ alarms, language, zone, keep, now }: AlarmLinesProps) {
  return (
    <ul className="fleet-list">
      {alarms.map((alarm) => (
        <li key={alarm.id}>
          <SeverityMark severity={alarm.severity} language={language} />
          <a href={`/alarms/${encodeURIComponent(alarm.id)}${keep}`}>{alarm.message[language]}</a>
          <span title={dateTime(alarm.activeAt, zone, language)}>{agoText(alarm.activeAt, now, language)}</span>
          <span className="fleet-muted">{stateText(alarm, zone, language, now)}</span>
        </li>
      ))}
    </ul>
  );
}
