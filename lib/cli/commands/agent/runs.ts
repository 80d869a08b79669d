import type { Command } from "commander";
import { isAlive } from "#lib/agent/runs/is-alive.ts";
import { RunStore } from "#lib/agent/runs/run-store.ts";
import { figure } from "#lib/agent/runs/run-text.ts";
import { agentOf } from "../../agent/agent-options.ts";
import type { World } from "../../world.ts";

export default function runs(command: Command, world: World): void {
  command
    .description("List the runs of this home, oldest first.")
    .option("--home <dir>", "folder of all state (WATTBOOK_HOME)")
    .option("--json", "one line of JSON each, with all that is known")
    .action(async (options: { readonly home?: string; readonly json?: boolean }) => {
      const { folder } = await agentOf(world, options);
      const store = new RunStore(folder);
      await store.recover(isAlive);
      for (const run of await store.list()) {
        if (options.json) {
          world.out.write(`${JSON.stringify(run)}\n`);
          continue;
        }
        const { energy_wh: wh, co2e_g: grams } = run;
        const marks = [run.tier ?? "unknown", run.interrupted && "interrupted", run.coarse && "coarse"].filter(Boolean);
        world.out.write(
          `${run.started_at}  ${run.name}  ${run.duration_s.toFixed(1)} s  ${figure(wh.value / 1000)} kWh (${figure(wh.low / 1000)} to ${figure(wh.high / 1000)})  ${figure(grams.value)} gCO2e  ${marks.join(", ")}\n`,
        );
      }
    });
}
