import type { Command } from "commander";
import { sendRuns } from "#lib/agent/agent.ts";
import { openMachine } from "#lib/agent/open-machine.ts";
import { readAgentState } from "#lib/agent/outbox/agent-state.ts";
import { systemProcesses } from "#lib/agent/processes/system-processes.ts";
import { exitCodeOf } from "#lib/agent/runs/child-run.ts";
import { isAlive } from "#lib/agent/runs/is-alive.ts";
import { measureRun } from "#lib/agent/runs/measure-run.ts";
import { RunStore } from "#lib/agent/runs/run-store.ts";
import { runLines } from "#lib/agent/runs/run-text.ts";
import { type AgentOptions, addAgentOptions, agentOf } from "../../agent/agent-options.ts";
import { runFactor } from "../../agent/run-factor.ts";
import { ExitWith } from "../../exit-code.ts";
import { requireWritableHome } from "../../supervisor/preflight.ts";
import type { World } from "../../world.ts";

interface RunOptions extends AgentOptions {
  readonly name?: string;
  readonly json?: boolean;
  readonly factor?: string;
}

/** A look later than this after the last says nothing of the time between. */
const LONGEST_SECONDS = 10;
const PATIENCE_MS = 3000;

export default function run(command: Command, world: World): void {
  addAgentOptions(command)
    .description(
      "Run a command and say what it used: kWh, gCO2e, evidence and interval, on stderr; kept in this home and sent as readings. Its input, output, signals and exit code are its own.",
    )
    .usage("[options] -- <command> [arguments]")
    .argument("<command...>", "program and its arguments, after --")
    .option("--name <text>", "name of the run (the program's)")
    .option("--json", "the figures as one line of JSON, last on stdout, instead of text on stderr")
    .option("--factor <kg or address>", "kgCO2e per kWh, or an http address that answers {kg_co2e_per_kwh, name, …}")
    .passThroughOptions()
    .action(async (words: string[], options: RunOptions) => {
      const say = (line: string) => void world.err.write(`${line}\n`);
      const { folder, config, identity } = await agentOf(world, options);
      await requireWritableHome(folder);
      const store = new RunStore(folder);
      for (const left of await store.recover(isAlive))
        say(`Kept what is known of an earlier run that was cut off: ${left.name}.`);
      const [factor, { idleW }] = await Promise.all([
        runFactor(options.factor, { say, signal: world.signal }),
        readAgentState(folder),
      ]);
      const faults: string[] = [];
      const machine = await openMachine({
        restW: config.restW,
        idleW,
        longestSeconds: LONGEST_SECONDS,
        withUsers: true,
        onFault: (line) => faults.push(line),
      });
      const { record, end } = await measureRun(
        {
          ...{ command: words, name: options.name, machine, factor, store },
          processes: systemProcesses(process.platform),
          now: Date.now,
        },
        world.signal,
      );
      if (options.json) world.out.write(`${JSON.stringify(record)}\n`);
      else {
        for (const line of runLines(record)) say(line);
        for (const line of faults) say(`  unknown   ${line}`);
        if (machine.usesModel) for (const line of machine.missing) say(`  not used  ${line}`);
      }
      await sendRuns({ folder, identity, machine, store, now: Date.now, patienceMs: PATIENCE_MS });
      throw new ExitWith(exitCodeOf(end));
    });
}
