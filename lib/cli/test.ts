import { beginProgram } from "./checks/begin-program.ts";
import { layerFaults } from "./checks/layers.ts";
import { beginFirmware } from "./checks/run-firmware.ts";
import { runTool } from "./checks/run-tool.ts";
import { runVitest } from "./checks/run-vitest.ts";
import { startSharedWattbook } from "./checks/start-shared-wattbook.ts";
import { FAILED, PASSED, sumTallies, type Tally, tallyLine } from "./checks/tally.ts";
import { PROJECT_ROOT } from "./world.ts";

/** Rooms whose tests leave nothing behind in their process: one after another they share it, and what it has loaded. */
const PURE = ["core", "forecast", "metering", "pv", "workload", "carbon", "plot"].map((room) => `lib/${room}/`);

/** Rooms whose tests set what a server is told by its environment, or watch their process's memory: each file has a process of its own. */
const APART = ["app/api/", "app/_server/", "lib/broker/"];

const say = (text: string) => void process.stdout.write(text);
const tools = beginProgram(process.execPath, ["lib/cli/checks/bring-tools.ts"]);
const types = beginProgram(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "."]);

/** Everything that must hold, in order; one that fails does not keep the others from running. */
const CHECKS: readonly (readonly [heading: string, run: () => Promise<Tally>])[] = [
  ["Format and lint (biome)", () => tool("@biomejs/biome/bin/biome", ["ci", "."])],
  ["Layers (dependency-cruiser)", layers],
  ["Unused (knip)", () => tool("knip/bin/knip.js", ["--no-progress", "--no-config-hints"])],
  ["Types (tsc)", typesHold],
  ["Tests of pure rooms (vitest)", pure],
  ["Firmware (make)", beginFirmware(say)],
  ["Tests of the others (vitest)", others],
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

async function typesHold(): Promise<Tally> {
  const { code, output } = await types();
  say(output);
  return code === 0 ? PASSED : FAILED;
}

let wattbookSaid = "";
let wattbook: ReturnType<typeof startSharedWattbook> | undefined;

/** The Wattbook of the journeys builds its pages and derives its sample meanwhile. */
async function pure(): Promise<Tally> {
  say((await tools()).output);
  wattbook = startSharedWattbook((text) => {
    wattbookSaid += text;
  });
  wattbook.catch(() => undefined);
  return runVitest(["--project=unit", "--no-isolate", "--maxWorkers=2", ...PURE]);
}

/** These wait now and then, for processes and servers: as many as there are cores would leave these idle. */
async function others(): Promise<Tally> {
  const elsewhere = [...PURE, ...APART].map((room) => `${room}**`).join(" ");
  const args = ["--project=unit", "--maxWorkers=3"];
  const together = await runVitest([...args, "--no-isolate"], { WATTBOOK_TESTED_APART: elsewhere });
  return sumTallies([together, await runVitest([...args, ...APART])]);
}

async function journeys(): Promise<Tally> {
  try {
    const { env, stop } = (await wattbook) ?? (await startSharedWattbook(say));
    say(wattbookSaid);
    return await runVitest(["--project=journeys", "--maxWorkers=3", "--no-isolate"], env).finally(stop);
  } catch (error) {
    say(wattbookSaid);
    const [line = ""] = String(error instanceof Error ? error.message : error).split("\n");
    console.log(error instanceof Error ? error.message : error);
    return { ...FAILED, failures: [`The Wattbook of the journeys: ${line}`] };
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
