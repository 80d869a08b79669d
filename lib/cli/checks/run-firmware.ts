import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { PROJECT_ROOT } from "../world.ts";
import { FAILED, sumTallies, type Tally } from "./tally.ts";

/** Runs `make -C firmware test`, its output shown as it comes; without make it is left out, and that is said. */
export async function runFirmware(say: (line: string) => void): Promise<Tally> {
  const child = spawn("make", ["-C", join(PROJECT_ROOT, "firmware"), "test"], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const code = await Promise.race([
    once(child, "close").then(([code]) => code as number | null),
    once(child, "error").then(([error]) => (error as NodeJS.ErrnoException).code),
  ]);
  if (code === "ENOENT") {
    say("make is not installed: the firmware is not tested.");
    return { passed: 0, failed: 0, skipped: 1 };
  }
  return firmwareTally(output, code === 0);
}

/** What the last line of the firmware's tests says: `firmware: 12 passed, 0 failed, 1 skipped`. */
export function firmwareTally(output: string, isOk: boolean): Tally {
  const last = [...output.matchAll(/^firmware: (\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
  if (!last) return FAILED;
  const [passed = 0, failed = 0, skipped = 0] = last.slice(1).map(Number);
  const tally = { passed, failed, skipped };
  return isOk || failed > 0 ? tally : sumTallies([tally, FAILED]);
}
