import { beginProgram } from "./begin-program.ts";
import { FAILED, sumTallies, type Tally } from "./tally.ts";

/**
 * Begins `make -C firmware test`, beside whatever is tested meanwhile. What it gives waits for its end, shows its output and
 * counts; without make it is left out, and that is said.
 */
export function beginFirmware(say: (text: string) => void): () => Promise<Tally> {
  const ended = beginProgram("make", ["-C", "firmware", "test"]);
  return async () => {
    const { code, output } = await ended();
    say(output);
    if (code === "ENOENT") {
      say("make is not installed: the firmware is not tested.\n");
      return { passed: 0, failed: 0, skipped: 1 };
    }
    return firmwareTally(output, code === 0);
  };
}

/** What the last line of the firmware's tests says: `firmware: 12 passed, 0 failed, 1 skipped`. */
export function firmwareTally(output: string, isOk: boolean): Tally {
  const last = [...output.matchAll(/^firmware: (\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
  if (!last) return FAILED;
  const [passed = 0, failed = 0, skipped = 0] = last.slice(1).map(Number);
  const tally = { passed, failed, skipped };
  return isOk || failed > 0 ? tally : sumTallies([tally, FAILED]);
}
