"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SqlResult } from "./ask-sql.ts";

/** Where a query stands. */
export type Run =
  | { readonly state: "idle" | "cancelled" }
  | { readonly state: "running"; readonly since: number }
  | { readonly state: "done"; readonly sql: string; readonly result: SqlResult }
  | { readonly state: "failed"; readonly detail: string | undefined; readonly line: number | undefined };

/** Runs one query at a time: a new one takes the place of the one that runs. */
export function useQueryRun(snapshot: string) {
  const [run, setRun] = useState<Run>({ state: "idle" });
  const current = useRef<AbortController>(undefined);

  const cancel = useCallback(() => {
    if (!current.current) return;
    current.current.abort();
    current.current = undefined;
    setRun({ state: "cancelled" });
  }, []);

  const start = useCallback(
    async (sql: string) => {
      current.current?.abort();
      const controller = new AbortController();
      current.current = controller;
      setRun({ state: "running", since: performance.now() });
      const { askSql, SqlProblem } = await import("./ask-sql.ts");
      try {
        const result = await askSql(sql, snapshot, controller.signal);
        if (!controller.signal.aborted) setRun({ state: "done", sql, result });
      } catch (error) {
        if (controller.signal.aborted) return;
        const problem = error instanceof SqlProblem ? error : undefined;
        setRun({ state: "failed", detail: problem?.message, line: problem?.line });
      } finally {
        if (current.current === controller) current.current = undefined;
      }
    },
    [snapshot],
  );

  useEffect(() => () => current.current?.abort(), []);
  return { run, start, cancel };
}

/** Seconds since a moment, told ten times a second while there is one. */
export function useElapsed(since: number | undefined): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (since === undefined) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, [since]);
  return since === undefined ? 0 : Math.max(0, now - since) / 1000;
}
