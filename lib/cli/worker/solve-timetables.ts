import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { startSolving } from "#lib/state/solve/start-solving.ts";
import { solveWhatIf } from "../timetable/solve-what-if.ts";
import { PROJECT_ROOT } from "../world.ts";
import type { Duty } from "./run-worker.ts";

/** Solves the timetables that pages ask for. */
export const solveTimetables: Duty = async ({ settings, state, jobs, say, signal }) => {
  const lake = await openLake(settings.home, await loadCatalogue(PROJECT_ROOT), settings.siteTimeZone);
  const solve = startSolving({ state, jobs, signal, say, solve: (job, turn) => solveWhatIf(lake, job, turn) });
  const end = await solve;
  return async () => {
    await end();
    await lake.close();
  };
};
