"use client";
import { useEffect, useRef, useState } from "react";
import type { EnergyBasis } from "#lib/timetable/what-if/solve-request.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { usePageContext } from "../page-context.ts";
import { solveMessages } from "./messages-solve.ts";
import { PlanExports } from "./plan-exports.tsx";
import { SolveForm } from "./solve-form.tsx";
import { SolveJobs } from "./solve-jobs.tsx";
import type { SolveRows } from "./solve-rows.ts";
import { useSolves } from "./use-solves.ts";

/** Has the timetable of the page solved anew, and tells how far it is. */
export function SolvePanel() {
  const { props, inputs, state, prepare } = usePageContext();
  const { language, zone } = props;
  const say = solveMessages(language);
  const [, timetable = "", run = "", point = "0"] = /^(.*):([^:]*):([^:]*)$/.exec(String(inputs.plan)) ?? [];
  const { solves, fault, look } = useSolves(timetable);
  const [said, setSaid] = useState("");
  const open = useRef(0);

  useEffect(() => {
    if (!state) void prepare();
  }, [state, prepare]);
  useEffect(() => {
    const count = solves.filter(({ status }) => status === "waiting" || status === "running").length;
    if (count < open.current && solves[0]?.status === "done") setSaid(say.finished);
    open.current = count;
  }, [solves, say]);

  const rows = state?.rows as unknown as SolveRows | undefined;
  const energy: EnergyBasis = {
    model: inputs.rooms === "5r1c" ? "5r1c" : "ifpb",
    weather: String(inputs.weather),
    term: inputs.term === "spring" || inputs.term === "autumn" ? inputs.term : "both",
    tariff: String(inputs.tariff),
    grid: String(inputs.grid),
    factor: String(inputs.factor),
    pv: Number(inputs.pv),
  };
  const [, kind, whoseId] = /^(room|lecturer|curriculum)[: ](.+)$/.exec(String(inputs.whose)) ?? [];
  const whose = kind && whoseId ? { kind: kind as "room" | "lecturer" | "curriculum", id: whoseId } : undefined;
  const hrefOf = (name: string) => {
    const search = new URLSearchParams(location.search);
    search.delete("snapshot");
    search.set("plan", `${timetable}:${name}:0`);
    return `${location.pathname}?${search}`;
  };
  const away =
    fault === null
      ? ""
      : fault.status === 0
        ? say.reconnecting
        : fault.status === 503
          ? fleetMessages(language).awayMend
          : fault.detail;
  return (
    <div className="solve-body">
      <p className="fleet-hint">{say.hint}</p>
      {rows ? (
        <>
          {rows.plans.length === 0 ? <p>{say.noPlan}</p> : null}
          <SolveForm
            key={timetable}
            {...{ language, timetable, rows, energy }}
            shown={run === "current" ? undefined : { run, point: Number(point) }}
            onAsked={() => {
              setSaid(say.started);
              look();
            }}
          />
        </>
      ) : null}
      <p role="status" className="solve-said">
        {said}
      </p>
      {away === "" ? null : <p role="alert">{away}</p>}
      <SolveJobs {...{ language, zone, solves, hrefOf }} onEnded={look} />
      {rows?.plans.some((row) => row.run === run && String(row.point) === point) ? (
        <PlanExports {...{ language, timetable, run, point, snapshot: props.snapshot, whose }} />
      ) : null}
    </div>
  );
}
