import type { Language } from "#lib/notebook/language.ts";
import type { AlarmPage } from "#lib/state/read/alarm-page.ts";
import { valueText } from "../devices/device-text.ts";
import { dateTime } from "../live/live-text.ts";
import { translated } from "../refusals/refusal-in.ts";
import { alarmPageMessages } from "./messages-alarm.ts";

interface AlarmEventsProps {
  readonly alarm: AlarmPage;
  readonly language: Language;
  readonly zone: string;
}

/** What happened to an alarm, in order. */
export function AlarmEvents({ alarm, language, zone }: AlarmEventsProps) {
  const say = alarmPageMessages(language);
  return (
    <ol className="alarm-events">
      {alarm.events.map((event) => (
        <li key={event.ordinal} data-kind={event.kind}>
          <time dateTime={new Date(event.at).toISOString()}>{dateTime(event.at, zone, language)}</time>
          <div>
            <strong>{say.kinds[event.kind] ?? event.kind}</strong>{" "}
            <span className="fleet-muted">
              {[
                event.by === null ? "" : say.by(event.by),
                event.value === null ? "" : valueText(event.value, alarm.unit, language),
                event.late ? say.late : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {event.comment === null ? null : (
              <p>{(language === "ko" ? translated(event.comment) : undefined) ?? event.comment}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
