import { type Command, Option } from "commander";
import { runAgent } from "#lib/agent/agent.ts";
import { writeAgentConfig } from "#lib/agent/agent-config.ts";
import { openMachine } from "#lib/agent/open-machine.ts";
import { readAgentState } from "#lib/agent/outbox/agent-state.ts";
import { RunStore } from "#lib/agent/runs/run-store.ts";
import { figure } from "#lib/agent/runs/run-text.ts";
import { powerCurve } from "#lib/workload/power-curve.ts";
import { type AgentOptions, addAgentOptions, agentOf } from "../../agent/agent-options.ts";
import { duration } from "../../agent/duration.ts";
import { requireWritableHome } from "../../supervisor/preflight.ts";
import type { World } from "../../world.ts";

/** Longer than this many pauses between two looks, the machine slept. */
const GAP = 4;

export default function group(command: Command, world: World): void {
  addAgentOptions(command)
    .description(
      "Watch this computer: its power and energy by counters (RAPL, nvidia-smi, battery) or a model, sent by MQTT. Readings wait on the disk until they are stored.",
    )
    .addOption(
      new Option("--interval <time>", "between two readings").argParser(duration(1000, 3_600_000)).default(5000, "5s"),
    )
    .action(async (options: AgentOptions & { readonly interval: number }) => {
      const { folder, config, identity } = await agentOf(world, options);
      await requireWritableHome(folder);
      await writeAgentConfig(folder, config);
      const { idleW } = await readAgentState(folder);
      const longestSeconds = (GAP * options.interval) / 1000;
      const say = (line: string) => void world.out.write(`${line}\n`);
      const onFault = (line: string) => say(`Left unknown while it lasts: ${line}.`);
      const machine = await openMachine({ restW: config.restW, idleW, longestSeconds, onFault });
      const { host } = new URL(identity.url);
      say(`Watching this computer as ${identity.deviceId}, every ${options.interval / 1000} s, for ${host}.`);
      for (const line of machine.missing) say(`Not used: ${line}.`);
      if (machine.usesModel) {
        const { idle, full, basis } = powerCurve(machine.facts);
        const range = (of: typeof idle) => `${figure(of.value)} W (${figure(of.low)} to ${figure(of.high)})`;
        say(
          `Nothing measures it now, so its power is modelled (T3): ${basis}; idle ${range(idle)}, full ${range(full)}.`,
        );
      }
      await runAgent(
        { folder, identity, machine, store: new RunStore(folder), everyMs: options.interval, now: Date.now, say },
        world.signal,
      );
    });
}
