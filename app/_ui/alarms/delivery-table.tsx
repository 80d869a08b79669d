import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { DeliveryRow } from "#lib/state/read/alarm-page.ts";
import { dateTime } from "../live/live-text.ts";
import { refusalIn } from "../refusals/refusal-in.ts";
import { alarmPageMessages } from "./messages-alarm.ts";

interface DeliveryTableProps {
  readonly deliveries: readonly DeliveryRow[];
  readonly language: Language;
  readonly zone: string;
  readonly keep: string;
  /** Whether each line leads to its alarm. */
  readonly linked?: boolean;
}

const SHAPES = { pending: "○", held: "○", sent: "●", failed: "▲", dropped: "–" } as const;

/** Who was told of what, when, and why not. */
export function DeliveryTable({ deliveries, language, zone, keep, linked = false }: DeliveryTableProps) {
  const say = alarmPageMessages(language);
  if (deliveries.length === 0) return <p className="fleet-hint">{linked ? say.noneYet : say.noDeliveries}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table fleet-deliveries" tabIndex={0} aria-label={say.deliveries}>
      <table>
        <thead>
          <tr>
            {[say.when, say.event, say.channel, say.outcome].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deliveries.map((each) => (
            <tr key={each.id} data-status={each.status}>
              <td>{dateTime(each.sentAt ?? each.createdAt, zone, language)}</td>
              <td>
                {linked ? (
                  <a href={`/alarms/${encodeURIComponent(each.alarmId)}${keep}`}>
                    {say.kinds[each.eventKind ?? ""] ?? "–"} · {each.alarmId}
                  </a>
                ) : (
                  (say.kinds[each.eventKind ?? ""] ?? "–")
                )}
              </td>
              <td>{each.channelName}</td>
              <td>
                <span aria-hidden="true">{SHAPES[each.status]} </span>
                {[
                  say.statuses[each.status],
                  each.attempts > 1 ? say.attempts(formatNumber(each.attempts, language, 4)) : "",
                  each.status === "sent" ? "" : refusalIn(each.lastError ?? "", language),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
