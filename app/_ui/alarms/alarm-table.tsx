import { agoText } from "../devices/device-text.ts";
import { dateTime } from "../live/live-text.ts";
import type { AlarmQuery, AlarmSort } from "./alarm-query.ts";
import { ruleName, stateText } from "./alarm-text.ts";
import type { AlarmsProps } from "./alarms-props.ts";
import { alarmMessages } from "./messages-alarms.ts";
import { SeverityMark } from "./severity-mark.tsx";

interface AlarmTableProps extends AlarmsProps {
  readonly query: AlarmQuery;
  readonly choose: (change: Partial<AlarmQuery>) => void;
  /** The alarm that keys act on. */
  readonly cursor: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onCursor: (id: string) => void;
  readonly onSelect: (id: string) => void;
}

export function AlarmTable(props: AlarmTableProps) {
  const { language, zone, keep, now, alarms, query, choose, cursor, selected } = props;
  const say = alarmMessages(language);
  const head = (by: AlarmSort, label: string) => (
    <th scope="col" aria-sort={query.sortBy === by ? (query.descending ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        title={say.sortBy(label)}
        onClick={() =>
          choose({ sortBy: by, descending: query.sortBy === by ? !query.descending : by !== "device" && by !== "rule" })
        }
      >
        {label}
        <span aria-hidden="true">{query.sortBy === by ? (query.descending ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="fleet-table alarm-table" tabIndex={0} aria-label={say.states[query.state]}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{say.select("")}</span>
            </th>
            {head("severity", say.severity)}
            <th scope="col">{say.alarm}</th>
            {head("since", say.since)}
            {head("state", say.state)}
            {head("device", say.device)}
            {head("rule", say.rule)}
          </tr>
        </thead>
        <tbody>
          {alarms.map((alarm) => {
            const device = (language === "ko" ? alarm.deviceKo : alarm.deviceEn) ?? alarm.deviceId;
            return (
              <tr
                key={alarm.id}
                id={`alarm-${alarm.id}`}
                data-alarm={alarm.id}
                data-active={alarm.active}
                aria-current={alarm.id === cursor ? "true" : undefined}
                onPointerDown={() => props.onCursor(alarm.id)}
              >
                <td>
                  <input
                    type="checkbox"
                    aria-label={say.select(alarm.message[language])}
                    checked={selected.has(alarm.id)}
                    onChange={() => props.onSelect(alarm.id)}
                  />
                </td>
                <td>
                  <SeverityMark severity={alarm.severity} language={language} />
                </td>
                <th scope="row" title={alarm.message[language]}>
                  <a href={`/alarms/${encodeURIComponent(alarm.id)}${keep}`}>{alarm.message[language]}</a>
                </th>
                <td title={dateTime(alarm.activeAt, zone, language)}>{agoText(alarm.activeAt, now, language)}</td>
                <td title={stateText(alarm, zone, language, now)}>{stateText(alarm, zone, language, now)}</td>
                <td>
                  <a href={`/devices/${encodeURIComponent(alarm.deviceId)}${keep}`}>{device}</a>
                </td>
                <td>{ruleName(alarm, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
