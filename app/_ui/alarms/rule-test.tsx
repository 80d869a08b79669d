"use client";
import { useRef, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import type { BandSheet } from "#lib/plot/band-line.ts";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { BandFigure } from "../devices/band-figure.tsx";
import { valueText } from "../devices/device-text.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { dateTime } from "../live/live-text.ts";
import { liveAt } from "../moment-links.ts";
import { ruleMessages } from "./messages-rules.ts";
import { type Occurrence, type Replay, replayRule, seriesOf } from "./replay-api.ts";
import type { RuleDraft } from "./rule-draft.ts";

interface RuleTestProps {
  readonly language: Language;
  readonly zone: string;
  readonly keep: string;
  readonly draft: RuleDraft;
  readonly isDisabled: boolean;
}

const DAY_MS = 86_400_000;
const LISTED = 50;

/** What a rule would have done over history, before it is saved. */
export function RuleTest({ language, zone, keep, draft, isDisabled }: RuleTestProps) {
  const say = ruleMessages(language);
  const [days, setDays] = useState(30);
  const [progress, setProgress] = useState<number>();
  const [found, setFound] = useState<{ readonly replay: Replay; readonly days: number; readonly to: number }>();
  const [sheet, setSheet] = useState<{ readonly device: string; readonly sheet: BandSheet }>();
  const [fault, setFault] = useState("");
  const stop = useRef<AbortController>(undefined);
  const count = (value: number) => formatNumber(value, language, 9);
  const show = async (replay: Replay, device: string, from: number, to: number) => {
    const points = await seriesOf(draft, device, from, to);
    const spans = replay.occurrences
      .filter(({ device_id }) => device_id === device)
      .map(({ active_at, inactive_at }) => ({
        from: Date.parse(active_at),
        to: inactive_at ? Date.parse(inactive_at) : to,
      }));
    const metric = String((draft.on as { metric?: unknown } | undefined)?.metric ?? "");
    setSheet({ device, sheet: { points, from, to, zone, language, spans, label: metric, valueLabel: metric } });
  };
  const test = async () => {
    const to = Date.now();
    const from = to - days * DAY_MS;
    stop.current?.abort();
    stop.current = new AbortController();
    setFault("");
    setFound(undefined);
    setSheet(undefined);
    setProgress(0);
    const sent = await replayRule(draft, from, to, setProgress, stop.current.signal);
    setProgress(undefined);
    if ("fault" in sent) return setFault(sent.fault ?? fleetMessages(language).unreached);
    setFound({ replay: sent, days, to });
    const [first] = sent.occurrences;
    if (first) await show(sent, first.device_id, from, to);
  };
  const isBusy = progress !== undefined;
  return (
    <section className="rule-test" aria-labelledby="rule-test">
      <h2 id="rule-test">{say.test}</h2>
      <div className="fleet-tools">
        <label>
          {say.testSpan}{" "}
          <input
            type="number"
            min={1}
            max={366}
            value={days}
            onChange={(event) => setDays(Math.max(1, Math.min(366, Number(event.target.value) || 1)))}
          />
        </label>
        <button type="button" disabled={isDisabled || isBusy} onClick={() => void test()}>
          {isBusy ? say.testing(formatPercent(progress, language, 0)) : say.test}
        </button>
        {isBusy ? (
          <button type="button" onClick={() => stop.current?.abort()}>
            {fleetMessages(language).cancel}
          </button>
        ) : null}
      </div>
      {fault === "" ? null : <p role="alert">{fault}</p>}
      <div role="status">
        {found ? (
          <p className="rule-fired">
            {found.replay.readings === 0
              ? say.noReadings
              : found.replay.count === 0
                ? say.notFired(count(found.days))
                : say.fired(count(found.replay.count), count(found.days))}{" "}
            {found.replay.readings > 0 ? say.judged(count(found.replay.readings), count(found.replay.devices)) : ""}
          </p>
        ) : null}
      </div>
      {sheet ? <BandFigure sheet={sheet.sheet} svg="" alt={say.seriesOf(sheet.device)} /> : null}
      {found && found.replay.occurrences.length > 0 ? (
        <>
          <h3>
            {say.occurrences}
            {found.replay.occurrences.length > LISTED ? ` (${say.listed(count(LISTED))})` : ""}
          </h3>
          <ol className="fleet-list">
            {found.replay.occurrences.slice(0, LISTED).map((each) => (
              <li key={`${each.device_id} ${each.metric} ${each.active_at}`}>
                <button
                  type="button"
                  aria-pressed={each.device_id === sheet?.device}
                  onClick={() => void show(found.replay, each.device_id, found.to - found.days * DAY_MS, found.to)}
                >
                  {each.device_id}
                </button>
                <a href={liveAt(Date.parse(each.active_at), zone, keep)}>
                  {dateTime(Date.parse(each.active_at), zone, language)}
                </a>
                <span>{lasted(each, language)}</span>
                <span className="fleet-muted">
                  {each.value === null ? "" : valueText(each.value, each.unit, language)}
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}

function lasted({ active_at, inactive_at }: Occurrence, language: Language): string {
  const say = ruleMessages(language);
  if (inactive_at === null) return say.still;
  const minutes = (Date.parse(inactive_at) - Date.parse(active_at)) / 60_000;
  return minutes < 120
    ? say.minutes(formatNumber(minutes, language, 2))
    : say.hours(formatNumber(minutes / 60, language, 3));
}
