import { glob } from "node:fs/promises";
import { PROJECT_ROOT } from "../world.ts";

/** The rooms whose code is pure and whose exports carry full docstrings: core and the domains. */
const ROOMS = "lib/{core,forecast,pv,carbon,timetable,workload,metering}/**/*.ts";

/** Their modules, tests and test data left out, relative to the project. */
export async function coreAndDomainModules(): Promise<string[]> {
  const paths = await Array.fromAsync(glob(ROOMS, { cwd: PROJECT_ROOT }));
  return paths.filter((path) => !/\.(test|bench|soak)\.ts$|-(fixture|oracle)\.ts$/.test(path)).sort();
}
