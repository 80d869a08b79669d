import type { SolveProgress, SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
import { type Sent, sendJson } from "../send-json.ts";

/** A job of the solver, as routes tell it. */
export interface Solve {
  readonly id: string;
  readonly timetable: string;
  readonly status: "waiting" | "running" | "done" | "failed" | "cancelled";
  readonly progress: SolveProgress | null;
  readonly cancel: "drop" | "keep" | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly run: string | null;
  readonly request: SolveRequest;
  readonly askedAt: string;
}

const route = (timetable: string) => `/api/timetables/${encodeURIComponent(timetable)}/solves`;

export const listSolves = (timetable: string, signal: AbortSignal) =>
  sendJson<{ solves: readonly Solve[] }>("GET", route(timetable), undefined, {}, signal);

export const askSolve = ({ timetable, ...request }: SolveRequest): Promise<Sent<Solve>> =>
  sendJson<Solve>("POST", route(timetable), request);

export const endSolve = (id: string, keep: boolean): Promise<Sent<Solve>> =>
  sendJson<Solve>("DELETE", `/api/solves/${id}?keep=${keep}`);
