import { UserError } from "#lib/core/user-error.ts";
import { bringBubblewrap } from "./checks/bring-bubblewrap.ts";
import { bringMosquitto } from "./checks/bring-mosquitto.ts";
import { findChromium } from "./checks/chromium.ts";
import { layerFaults } from "./checks/layers.ts";
import { beginFirmware } from "./checks/run-firmware.ts";
import { runTool } from "./checks/run-tool.ts";
import { runVitest } from "./checks/run-vitest.ts";
import { FAILED, PASSED, sumTallies, type Tally, tallyLine } from "./checks/tally.ts";
import { PROJECT_ROOT } from "./world.ts";

/** Everything that must hold, in order; one that fails does not keep the others from running. */
const CHECKS: readonly (readonly [heading: string, run: () => Promise<Tally>])[] = [
  ["Format and lint (biome)", () => tool("@biomejs/biome/bin/biome", ["ci", "."])],
  ["Types (tsc)", () => tool("typescript/bin/tsc", ["--project", "."])],
  ["Layers (dependency-cruiser)", layers],
  ["Unused (knip)", () => tool("knip/bin/knip.js", ["--no-progress", "--no-config-hints"])],
  ["Firmware (make)", beginFirmware((text) => process.stdout.write(text))],
  ["Tests (vitest)", units],
  ["Journeys (Chromium)", journeys],
];

async function tool(script: string, args: readonly string[]): Promise<Tally> {
  return (await runTool(script, args)) === 0 ? PASSED : FAILED;
}

async function layers(): Promise<Tally> {
  const faults = await layerFaults(PROJECT_ROOT);
  for (const fault of faults) console.log(fault);
  return faults.length === 0 ? PASSED : FAILED;
}

async function units(): Promise<Tally> {
  bringBubblewrap(console.log);
  bringMosquitto(console.log);
  return runVitest("unit");
}

async function journeys(): Promise<Tally> {
  try {
    return await runVitest("journeys", { CHROMIUM_PATH: findChromium(process.env, console.log) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.log(error.message);
    return FAILED;
  }
}

const results: { heading: string; tally: Tally; seconds: string }[] = [];
for (const [heading, run] of CHECKS) {
  console.log(`\n## ${heading}`);
  const startedAt = performance.now();
  const tally = await run();
  results.push({ heading, tally, seconds: ((performance.now() - startedAt) / 1000).toFixed(1) });
}

console.log("\n## Summary");
for (const { heading, tally, seconds } of results) {
  const result = tally.failed === 0 ? "ok" : "FAILED";
  console.log(`${result.padEnd(7)}${heading.padEnd(32)}${seconds.padStart(7)} s  ${tallyLine(tally)}`);
}
const total = sumTallies(results.map(({ tally }) => tally));
process.exitCode = total.failed === 0 ? 0 : 1;
// Again at the very end: a log that was cut keeps its last lines.
if (total.failures) console.log(`\nFailed:\n${total.failures.map((line) => `- ${line.slice(0, 300)}`).join("\n")}`);
console.log(`\n${tallyLine(total)}`);
