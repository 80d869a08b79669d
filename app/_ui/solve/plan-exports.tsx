"use client";
import { useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { solveMessages } from "./messages-solve.ts";

interface PlanExportsProps {
  readonly language: Language;
  readonly timetable: string;
  readonly run: string;
  readonly point: string;
  readonly snapshot: string;
  /** What the page looks at the week of: `room N203`, `lecturer L12`, `curriculum Y1`. */
  readonly whose: { readonly kind: "room" | "lecturer" | "curriculum"; readonly id: string } | undefined;
}

/** The plan that is shown as files; a calendar asks for the days of its term. */
export function PlanExports({ language, timetable, run, point, snapshot, whose }: PlanExportsProps) {
  const say = solveMessages(language);
  const [[first, last], setTerm] = useState(() => termOf(new Date()));
  const file = (format: string, more: Record<string, string> = {}) => {
    const path = [timetable, "plans", run, point].map(encodeURIComponent).join("/");
    return `/api/timetables/${path}?${new URLSearchParams({ format, snapshot, lang: language, ...more })}`;
  };
  const isTerm = first !== "" && last !== "" && first <= last;
  return (
    <section className="solve-exports" aria-label={say.exports}>
      <h3>{say.exports}</h3>
      <p>
        <a href={file("csv")} download>
          CSV
        </a>
        <a href={file("sol")} download>
          .sol (ITC-2007)
        </a>
      </p>
      <p className="solve-term">
        <label>
          {say.firstDay}
          <input type="date" value={first} onChange={(event) => setTerm([event.target.value, last])} />
        </label>
        <label>
          {say.lastDay}
          <input type="date" value={last} onChange={(event) => setTerm([first, event.target.value])} />
        </label>
        {isTerm ? (
          <>
            <a href={file("ics", { first, last })} download>
              {say.calendar}
            </a>
            {whose ? (
              <a href={file("ics", { first, last, [whose.kind]: whose.id })} download>
                {say.calendarOf(whose.id)}
              </a>
            ) : null}
          </>
        ) : null}
      </p>
    </section>
  );
}

/** The term of Korean universities that a day lies in or before: from 2 March or 1 September, sixteen weeks. */
function termOf(day: Date): [string, string] {
  const year = day.getFullYear();
  const [first] = [new Date(year, 2, 2), new Date(year, 8, 1), new Date(year + 1, 2, 2)].filter(
    (each) => weeksOn(each) >= day,
  );
  return [isoDay(first!), isoDay(weeksOn(first!))];
}

function weeksOn(first: Date): Date {
  return new Date(first.getFullYear(), first.getMonth(), first.getDate() + 16 * 7 - 1);
}

function isoDay(day: Date): string {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
