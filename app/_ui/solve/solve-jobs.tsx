"use client";
import { useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { dateTime } from "../live/live-text.ts";
import { refusalIn } from "../refusals/refusal-in.ts";
import type { Sent } from "../send-json.ts";
import { solveMessages } from "./messages-solve.ts";
import { aimOf } from "./solve-aims.ts";
import { askSolve, endSolve, type Solve } from "./solve-api.ts";
import { TraceLine } from "./trace-line.tsx";

interface SolveJobsProps {
  readonly language: Language;
  readonly zone: string;
  readonly solves: readonly Solve[];
  /** The address of the page that shows a run. */
  readonly hrefOf: (run: string) => string;
  readonly onEnded: () => void;
}

/** Jobs of the solver, the newest first: how far each is, what came of it, and the ways to end one. */
export function SolveJobs({ language, zone, solves, hrefOf, onEnded }: SolveJobsProps) {
  const say = solveMessages(language);
  const [fault, setFault] = useState("");
  if (solves.length === 0) return null;
  const end = (id: string, keep: boolean) => tell(endSolve(id, keep));
  const repeat = ({ request, progress }: Solve) =>
    tell(askSolve({ ...request, iterations: progress?.iterations ?? request.iterations ?? null }));
  const tell = async (answer: Promise<Sent<Solve>>) => {
    const sent = await answer;
    setFault(sent.ok ? "" : sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
    onEnded();
  };
  return (
    <section aria-label={say.jobs}>
      <h3>{say.jobs}</h3>
      {fault === "" ? null : <p role="alert">{fault}</p>}
      <ol className="solve-jobs">
        {solves.map((solve) => (
          <li key={solve.id} data-solve={solve.status}>
            <Job solve={solve} language={language} zone={zone} hrefOf={hrefOf} end={end} repeat={repeat} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface JobProps extends Pick<SolveJobsProps, "language" | "zone" | "hrefOf"> {
  readonly solve: Solve;
  readonly end: (id: string, keep: boolean) => Promise<void>;
  readonly repeat: (solve: Solve) => Promise<void>;
}

function Job({ solve, language, zone, hrefOf, end, repeat }: JobProps) {
  const say = solveMessages(language);
  const { status, progress, request, run } = solve;
  const isRunning = status === "running";
  const isOpen = isRunning || status === "waiting";
  const aim = aimOf(request.weights);
  const share = progress ? Math.min(1, progress.iteration / Math.max(1, progress.iterations)) : 0;
  const number = (value: number, digits = 4) => formatNumber(value, language, digits);
  return (
    <>
      <p className="solve-job">
        <strong>{aim ? say.aims[aim] : say.own}</strong>
        <span>{say.asked(dateTime(Date.parse(solve.askedAt), zone, language))}</span>
        <span className="solve-status">
          {isOpen && solve.cancel ? say.ending : status === "cancelled" && run ? say.kept : say.status[status]}
        </span>
        {solve.attempts > 1 ? <span>{say.again(number(solve.attempts - 1))}</span> : null}
        {run ? <a href={hrefOf(run)}>{say.show}</a> : null}
      </p>
      {solve.error ? <p role="alert">{refusalIn(solve.error, language)}</p> : null}
      {progress && (isRunning || run) ? (
        <p className="solve-progress">
          {isRunning ? <progress max={1} value={share} aria-label={say.status.running} /> : null}
          <span>
            {progress.best === null
              ? progress.hard === 0 && progress.excess
                ? say.beyond(number(progress.excess))
                : say.clashes(number(progress.hard))
              : say.progress(
                  formatPercent(share, language, 0),
                  number(progress.best, 5),
                  `${number(progress.elapsed)} s`,
                )}
          </span>
          <TraceLine trace={progress.trace} iterations={progress.iterations} label={say.bestLine} />
        </p>
      ) : null}
      {status === "done" && progress ? (
        <p className="fleet-buttons">
          <button
            type="button"
            title={say.repeatHint(number(progress.iterations, 12))}
            onClick={() => void repeat(solve)}
          >
            {say.repeat}
          </button>
        </p>
      ) : null}
      {isOpen && !solve.cancel ? (
        <p className="fleet-buttons">
          {isRunning && progress?.hard === 0 ? (
            <button type="button" onClick={() => void end(solve.id, true)}>
              {say.stop}
            </button>
          ) : null}
          <button type="button" onClick={() => void end(solve.id, false)}>
            {say.cancel}
          </button>
        </p>
      ) : null}
    </>
  );
}
