"use client";
import { lazy, Suspense } from "react";
import { usePageContext } from "../page-context.ts";
import { solveMessages } from "./messages-solve.ts";

const SolvePanel = lazy(async () => ({ default: (await import("./solve-panel.tsx")).SolvePanel }));

/** The panel that has a timetable solved anew. A pinned page does not change, so it has none. */
export function SolveCell() {
  const { props } = usePageContext();
  if (props.pin) return null;
  const say = solveMessages(props.language);
  return (
    <section className="solve fleet" aria-label={say.title}>
      <h2>{say.title}</h2>
      <Suspense fallback={<p className="fleet-hint">{say.hint}</p>}>
        <SolvePanel />
      </Suspense>
    </section>
  );
}
