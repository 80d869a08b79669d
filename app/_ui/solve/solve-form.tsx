"use client";
import { type FormEvent, useMemo, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { MOST_SEED } from "#lib/timetable/solve/seeded-random.ts";
import type { EnergyBasis, SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { solveMessages } from "./messages-solve.ts";
import { PinLectures } from "./pin-lectures.tsx";
import { AIMS, type Aim, aimOf } from "./solve-aims.ts";
import { askSolve } from "./solve-api.ts";
import { pinnables, pinnedIn, type SolveRows } from "./solve-rows.ts";
import { WeightFields } from "./weight-fields.tsx";

interface SolveFormProps {
  readonly language: Language;
  readonly timetable: string;
  readonly rows: SolveRows;
  /** The plan that the page shows; undefined where it shows none but that in force. */
  readonly shown: { readonly run: string; readonly point: number } | undefined;
  /** What the page counts energy by. */
  readonly energy: EnergyBasis;
  readonly onAsked: () => void;
}

const CURRENT = { run: "current", point: 0 };

/** What the search may do and what counts, and the button that asks for it. */
export function SolveForm({ language, timetable, rows, shown, energy, onAsked }: SolveFormProps) {
  const say = solveMessages(language);
  const hasCurrent = rows.plans.some(({ run }) => run === CURRENT.run);
  const [from, setFrom] = useState<"current" | "shown">(hasCurrent || !shown ? "current" : "shown");
  const [weights, setWeights] = useState(AIMS.energy);
  const [pinned, setPinned] = useState<readonly string[]>(() => pinnedIn(rows, CURRENT.run, CURRENT.point));
  const [fault, setFault] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const start = from === "shown" && shown ? shown : hasCurrent ? CURRENT : null;
  const { plans, courses, rooms, slots } = rows;
  const [run, point] = [start?.run, start?.point];
  const choices = useMemo(
    () => (run === undefined || point === undefined ? [] : pinnables({ plans, courses, rooms, slots }, run, point)),
    [plans, courses, rooms, slots, run, point],
  );
  const aim = aimOf(weights);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const most = form.get("mostMoved");
    const byValue = new Map(choices.map(({ value, lectures }) => [value, lectures]));
    const request: SolveRequest = {
      ...{ timetable, start, weights, energy, closedRooms: [] },
      pinned: [...new Set(pinned.flatMap((value) => byValue.get(value) ?? []))].sort((a, b) => a - b),
      closedBuildings: form.getAll("closed").map(String),
      mostMoved: most === null || most === "" ? null : Number(most),
      method: form.get("method") === "ga" ? "ga" : "sa",
      seconds: Number(form.get("seconds")),
      seed: Number(form.get("seed")),
    };
    setIsBusy(true);
    const sent = await askSolve(request);
    setIsBusy(false);
    setFault(sent.ok ? "" : sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
    if (sent.ok) onAsked();
  };

  return (
    <form className="solve-form" onSubmit={(event) => void submit(event)}>
      <div className="rule-form">
        {start && shown && hasCurrent ? (
          <label>
            {say.from}
            <select value={from} onChange={(event) => setFrom(event.target.value === "shown" ? "shown" : "current")}>
              <option value="current">{say.fromCurrent}</option>
              <option value="shown">{say.fromShown}</option>
            </select>
          </label>
        ) : null}
        <label>
          {say.aim}
          <select value={aim ?? ""} onChange={(event) => setWeights(AIMS[event.target.value as Aim] ?? weights)}>
            {(Object.keys(AIMS) as Aim[]).map((each) => (
              <option key={each} value={each}>
                {say.aims[each]}
              </option>
            ))}
            {aim ? null : <option value="">{say.own}</option>}
          </select>
        </label>
        <label>
          {say.mostMoved}
          <input name="mostMoved" type="number" min={0} max={100000} step={1} placeholder={say.any} />
        </label>
        <label>
          {say.seconds}, {say.secondsUnit}
          <input name="seconds" type="number" min={1} max={3600} step={1} required defaultValue={20} />
        </label>
        <label>
          {say.seed}
          <input name="seed" type="number" min={0} max={MOST_SEED} step={1} required defaultValue={1} />
        </label>
        <label>
          {say.method}
          <select name="method" defaultValue="sa">
            <option value="sa">{say.methods.sa}</option>
            <option value="ga">{say.methods.ga}</option>
          </select>
        </label>
      </div>
      {rows.buildings.length === 0 ? null : (
        <fieldset className="solve-closed">
          <legend>{say.closed}</legend>
          {rows.buildings.map(({ building, name_en, name_ko }) => (
            <label key={building} className="rule-flag">
              <input type="checkbox" name="closed" value={building} />
              {language === "ko" ? name_ko : name_en}
            </label>
          ))}
        </fieldset>
      )}
      {start ? <PinLectures language={language} choices={choices} pinned={pinned} onChange={setPinned} /> : null}
      <WeightFields language={language} weights={weights} onChange={setWeights} />
      {fault === "" ? null : <p role="alert">{fault}</p>}
      <p className="fleet-buttons">
        <button type="submit" className="solve-go" disabled={isBusy}>
          {say.solve}
        </button>
      </p>
    </form>
  );
}
