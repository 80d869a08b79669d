"use client";
import { wallTime } from "#lib/core/zone.ts";
import type { LivePage } from "./live-page.ts";
import { SPANS } from "./live-page.ts";
import { dateTime } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";

interface LiveTimeProps {
  readonly page: LivePage;
  readonly at: number | null;
  readonly now: number;
  readonly hours: number;
  readonly show: (at: number | null, hours: number) => void;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const STEP_MINUTES = 15;

/** From now to any past minute, and back: a slider over the last day, steps, and a field for any minute before. */
export function LiveTime({ page, at, now, hours, show }: LiveTimeProps) {
  const { language, zone } = page;
  const say = liveMessages(language);
  const shown = at ?? now;
  const back = Math.min(DAY_MINUTES, Math.max(0, Math.round((now - shown) / MINUTE_MS)));
  const goTo = (instant: number) => {
    const minute = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
    show(minute >= now - MINUTE_MS ? null : minute, hours);
  };
  return (
    <form
      className="live-time"
      aria-label={say.time}
      action="/live"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = new FormData(event.currentTarget).get("at");
        const search = new URLSearchParams(location.search);
        search.set("at", String(asked));
        location.search = String(search);
      }}
    >
      <button type="button" onClick={() => goTo(shown - STEP_MINUTES * MINUTE_MS)}>
        <span aria-hidden="true">← </span>
        {say.back(STEP_MINUTES)}
      </button>
      <input
        type="range"
        min={-DAY_MINUTES}
        max={0}
        step={1}
        value={-back}
        aria-label={say.timeSlider}
        aria-valuetext={at === null ? say.now : dateTime(shown, zone, language)}
        onChange={(event) => goTo(now + Number(event.currentTarget.value) * MINUTE_MS)}
      />
      <button type="button" disabled={at === null} onClick={() => goTo(shown + STEP_MINUTES * MINUTE_MS)}>
        {say.forward(STEP_MINUTES)}
        <span aria-hidden="true"> →</span>
      </button>
      <button type="button" className="live-to-now" aria-pressed={at === null} onClick={() => show(null, hours)}>
        {say.now}
      </button>
      <label>
        {say.timePick}{" "}
        <input
          key={at ?? "now"}
          type="datetime-local"
          name="at"
          required
          defaultValue={at === null ? "" : wallText(at, zone)}
        />
      </label>
      <button type="submit">{say.go}</button>
      <fieldset>
        <legend>{say.span}</legend>
        {SPANS.map((span) => (
          <button key={span} type="button" aria-pressed={span === hours} onClick={() => show(at, span)}>
            {say.hours(span)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

/** A minute as the address and the field write it, in the site's zone: 2026-11-27T14:05. */
export function wallText(at: number, zone: string): string {
  const { year, month, day, hour, minute } = wallTime(at, zone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}
