"use client";
import { useEffect, useState } from "react";
import { formatNumber } from "#lib/plot/number-format.ts";
import { ALARM_STATES, MOST_ALARMS } from "#lib/state/read/listed-alarm.ts";
import { Choice } from "../choice.tsx";
import { AlarmActions } from "./alarm-actions.tsx";
import type { AlarmAction } from "./alarm-api.ts";
import { type AlarmQuery, alarmSearch, readAlarmQuery, shownAlarms } from "./alarm-query.ts";
import { AlarmTable } from "./alarm-table.tsx";
import type { AlarmsProps } from "./alarms-props.ts";
import { alarmMessages } from "./messages-alarms.ts";
import { SEVERITIES } from "./severity.ts";
import { useAlarmKeys } from "./use-alarm-keys.ts";

const STEP = 200;

/** The list of alarms: what is shown is in the address; the cursor and what is selected are the reader's own. */
export function AlarmsPage(props: AlarmsProps) {
  const { language, keep, now, alarms, counts, initial } = props;
  const say = alarmMessages(language);
  const [query, setQuery] = useState(initial);
  const [cursor, setCursor] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(STEP);
  const [asked, setAsked] = useState<{ action: AlarmAction; turn: number }>();
  useEffect(() => {
    const follow = () => setQuery(readAlarmQuery(new URLSearchParams(location.search)));
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const choose = (change: Partial<AlarmQuery>) => {
    const next = { ...query, ...change };
    setQuery(next);
    history.replaceState(null, "", `${location.pathname}${alarmSearch(location.search, next)}`);
  };
  const found = shownAlarms(alarms, query, language);
  const shown = found.slice(0, most);
  const at = shown.findIndex(({ id }) => id === cursor);
  const current = shown[Math.max(0, at)];
  const chosen = shown.filter(({ id }) => selected.has(id));
  const acted = chosen.length > 0 ? chosen : current ? [current] : [];
  const select = (id: string) => setSelected((before) => toggled(before, id));
  const move = (step: number) => {
    const next = shown[Math.max(0, Math.min(shown.length - 1, at < 0 ? 0 : at + step))];
    if (!next) return;
    setCursor(next.id);
    document.getElementById(`alarm-${next.id}`)?.scrollIntoView({ block: "nearest" });
  };
  useAlarmKeys((key) => {
    if (key === "next" || key === "before") move(key === "next" ? 1 : -1);
    else if (key === "open") current && location.assign(`/alarms/${encodeURIComponent(current.id)}${keep}`);
    else if (key === "select") current && select(current.id);
    else {
      const isShelved = acted.some(({ shelvedUntil }) => shelvedUntil !== null && shelvedUntil > now);
      const action = key === "shelve" && isShelved ? "unshelve" : key;
      setAsked((before) => ({ action, turn: (before?.turn ?? 0) + 1 }));
    }
  });
  const count = (value: number) => formatNumber(value, language, 9);
  return (
    <>
      <nav className="fleet-tabs" aria-label={say.statesLabel}>
        {ALARM_STATES.map((state) => (
          <a
            key={state}
            href={`/alarms${alarmSearch(keep, { ...query, state })}`}
            aria-current={state === query.state ? "page" : undefined}
          >
            {say.states[state]} {state === "all" ? null : <span>{count(counts[state])}</span>}
          </a>
        ))}
      </nav>
      <search className="fleet-filters">
        <label className="fleet-search">
          {say.search}
          <input
            type="search"
            value={query.q}
            placeholder={say.searchHint}
            onChange={(event) => choose({ q: event.target.value })}
          />
        </label>
        <Choice
          label={say.severityFrom}
          value={query.severity}
          options={[["", say.anySeverity], ...SEVERITIES.slice(0, -1).map((step) => [step, `≥ ${say[step]}`] as const)]}
          onChoose={(severity) => choose({ severity })}
        />
      </search>
      <AlarmActions language={language} alarms={acted} now={now} asked={asked} onDone={() => setSelected(new Set())} />
      <p className="fleet-count" role="status">
        {say.shown(count(found.length), count(alarms.length))}
        {chosen.length > 0 ? ` · ${say.selected(count(chosen.length))}` : ""}
        {alarms.length >= MOST_ALARMS ? ` · ${say.truncated(count(MOST_ALARMS))}` : ""}
      </p>
      {shown.length === 0 ? (
        <p className="fleet-empty">{alarms.length === 0 ? say.none[query.state] : say.noMatch}</p>
      ) : (
        <AlarmTable
          {...props}
          alarms={shown}
          query={query}
          choose={choose}
          cursor={current?.id}
          selected={selected}
          onCursor={setCursor}
          onSelect={select}
        />
      )}
      {found.length > most ? (
        <button type="button" onClick={() => setMost(most + STEP)}>
          {say.more}
        </button>
      ) : null}
      <p className="fleet-hint">
        {say.keysHint} {say.reloaded}
      </p>
    </>
  );
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
