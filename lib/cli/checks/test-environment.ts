import { join } from "node:path";
import { PROJECT_ROOT } from "../world.ts";

/** What all that is tested runs with. */
export const TEST_ENVIRONMENT = {
  /** A zone 15 minutes off its neighbours and never Seoul's: code that counts in the machine's zone fails. */
  TZ: "Asia/Kathmandu",
  /** Tests start hundreds of processes: half of a command's time would go into compiling the same modules again. */
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(PROJECT_ROOT, "node_modules/.cache/compiled"),
};
