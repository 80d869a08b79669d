"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { listSolves, type Solve } from "./solve-api.ts";

const LIVE_MS = 700;
const IDLE_MS = 15_000;

interface Solves {
  readonly solves: readonly Solve[];
  /** Why the list is not there or old; blank where it is fresh. Status 0: the server was not reached. */
  readonly fault: { readonly status: number; readonly detail: string } | null;
  /** Asks for the list now. */
  readonly look: () => void;
}

/** The jobs of a timetable, followed while one of them waits or runs, also over a restart of the server. */
export function useSolves(timetable: string): Solves {
  const [solves, setSolves] = useState<readonly Solve[]>([]);
  const [fault, setFault] = useState<Solves["fault"]>(null);
  const look = useRef(() => {});

  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isLive = false;
    const turn = async () => {
      clearTimeout(timer);
      const sent = await listSolves(timetable, controller.signal);
      if (controller.signal.aborted) return;
      if (sent.ok) {
        setSolves(sent.body.solves);
        isLive = sent.body.solves.some(({ status }) => status === "waiting" || status === "running");
      }
      setFault(sent.ok ? null : sent);
      timer = setTimeout(() => void turn(), isLive || !sent.ok ? LIVE_MS : IDLE_MS);
    };
    look.current = () => void turn();
    void turn();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [timetable]);

  return { solves, fault, look: useCallback(() => look.current(), []) };
}
