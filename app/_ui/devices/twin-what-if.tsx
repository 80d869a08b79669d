"use client";
import { type FormEvent, useState } from "react";
import type { TwinPoint } from "#lib/live/twin/run-twin.ts";
import type { Language } from "#lib/notebook/language.ts";
import type { BandSheet } from "#lib/plot/band-line.ts";
import { dateTime } from "../live/live-text.ts";
import { sendJson } from "../send-json.ts";
import { BandFigure } from "./band-figure.tsx";
import { deviceRoute } from "./device-api.ts";
import { valueText } from "./device-text.ts";
import { fleetMessages } from "./messages-fleet.ts";
import { twinMessages } from "./messages-twin.ts";
import { RangeField } from "./range-field.tsx";

interface TwinWhatIfProps {
  readonly language: Language;
  readonly zone: string;
  readonly device: string;
  readonly kind: "thermometer" | "room5r1c" | "meter";
  readonly metric: string;
  readonly unit: string | null;
  /** Whether a meter's twin answers to the temperature outside. */
  readonly knowsWeather: boolean;
}

interface Ahead {
  readonly before: readonly TwinPoint[];
  readonly asIs: readonly TwinPoint[];
  readonly changed: readonly TwinPoint[];
}

/** Runs the twin ahead, as far as its model allows. */
export function TwinWhatIf({ language, zone, device, kind, metric, unit, knowsWeather }: TwinWhatIfProps) {
  const say = twinMessages(language);
  const [ahead, setAhead] = useState<Ahead>();
  const [fault, setFault] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const hasWarmth = kind !== "meter" || knowsWeather;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name));
    setIsBusy(true);
    const sent = await sendJson<Ahead>("POST", deviceRoute(device, "/twin/what-if"), {
      hours: number("hours"),
      ...(hasWarmth ? { warmerK: number("warmer") } : {}),
      ...(kind === "meter" ? {} : { sunShare: number("sun") / 100 }),
      ...(kind === "room5r1c"
        ? { heatSetC: number("heat"), coolSetC: number("cool"), occupancy: number("people") }
        : {}),
    });
    setIsBusy(false);
    setFault(sent.ok ? "" : sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
    if (sent.ok) setAhead(sent.body);
  };
  const largest = ahead === undefined ? undefined : largestDifference(ahead);
  return (
    <details className="fleet-details twin-what-if">
      <summary>{say.whatIf}</summary>
      <p className="fleet-hint">{say.whatIfHint}</p>
      {hasWarmth ? null : <p className="fleet-hint">{say.nothingToMove}</p>}
      <form onSubmit={(event) => void submit(event)}>
        <RangeField name="hours" label={say.ahead} min={6} max={72} step={6} initial={24} unit="h" />
        {hasWarmth ? (
          <RangeField name="warmer" label={say.warmer} min={-15} max={15} step={1} initial={5} unit="K" />
        ) : null}
        {kind === "meter" ? null : (
          <RangeField name="sun" label={say.sun} min={0} max={200} step={10} initial={100} unit="%" />
        )}
        {kind === "room5r1c" ? (
          <>
            <RangeField name="heat" label={say.heatSet} min={10} max={28} step={0.5} initial={20} unit="°C" />
            <RangeField name="cool" label={say.coolSet} min={18} max={32} step={0.5} initial={26} unit="°C" />
            <RangeField name="people" label={say.occupancy} min={0} max={60} step={1} initial={0} unit="" />
          </>
        ) : null}
        <button type="submit" disabled={isBusy}>
          {say.run}
        </button>
      </form>
      {fault === "" ? null : <p role="alert">{fault}</p>}
      {ahead === undefined ? null : (
        <>
          <BandFigure sheet={sheetOf(ahead, { language, zone, metric, unit })} svg="" alt={say.whatIfAlt} />
          {largest === undefined || kind === "meter" ? null : (
            <p role="status">
              {largest.value === 0
                ? say.noDifference
                : say.difference(valueText(largest.value, unit, language), dateTime(largest.at, zone, language))}
            </p>
          )}
        </>
      )}
    </details>
  );
}

function sheetOf(
  { before, asIs, changed }: Ahead,
  of: Pick<TwinWhatIfProps, "language" | "zone" | "metric" | "unit">,
): BandSheet {
  const say = twinMessages(of.language);
  const same = new Map(asIs.map(({ at, expected }) => [at, expected]));
  return {
    points: [
      ...before.map(({ at, value }) => ({ at, value })),
      ...changed.map(({ at, expected, low, high }) => ({
        at,
        value: expected,
        expected: same.get(at) ?? null,
        low,
        high,
      })),
    ],
    from: before[0]?.at ?? changed[0]?.at ?? 0,
    to: changed.at(-1)?.at ?? 1,
    zone: of.zone,
    language: of.language,
    label: [of.metric, of.unit].filter(Boolean).join(", "),
    valueLabel: say.changed,
    expectedLabel: say.asIs,
    moments: changed[0] ? [{ at: changed[0].at, text: formatNow(of.language) }] : [],
  };
}

function formatNow(language: Language): string {
  return language === "ko" ? "지금" : "now";
}

function largestDifference({ asIs, changed }: Ahead): { at: number; value: number } | undefined {
  let largest: { at: number; value: number } | undefined;
  changed.forEach(({ at, expected }, i) => {
    const other = asIs[i]?.expected ?? null;
    if (expected === null || other === null) return;
    if (!largest || Math.abs(expected - other) > Math.abs(largest.value)) largest = { at, value: expected - other };
  });
  return largest;
}
