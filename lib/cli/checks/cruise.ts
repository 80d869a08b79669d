import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../world.ts";

/** The rooms that hold code. */
export const ROOMS = ["app", "lib", "analyses", "data"];

/** What dependency-cruiser found, the part of its JSON that is used here. */
export interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const PROGRAM = join(PROJECT_ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const RULES = join(PROJECT_ROOT, ".dependency-cruiser.mjs");
const LONGEST_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Reads every import in the rooms below a folder and holds it against the rules of `.dependency-cruiser.mjs`. */
export function cruise(root: string): Promise<Cruise> {
  const rooms = ROOMS.filter((room) => existsSync(join(root, room)));
  const args = [PROGRAM, "--config", RULES, "--output-type", "json", ...rooms];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: LONGEST_OUTPUT_BYTES }, (error, stdout, stderr) => {
      // Violations are in the JSON; the exit code only counts them.
      if (stdout.startsWith("{")) resolve(JSON.parse(stdout));
      else reject(new Error(`Cannot read the imports as dependency-cruiser failed: ${stderr}`, { cause: error }));
    });
  });
}
