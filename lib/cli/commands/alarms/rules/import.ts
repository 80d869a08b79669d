import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { putRule } from "#lib/state/alarms/alarm-rules.ts";
import { requirePlace, unknownDevices } from "#lib/state/alarms/rule-subjects.ts";
import { rulesOfYaml } from "#lib/state/alarms/rule-yaml.ts";
import { withState } from "../../../alarms/with-state.ts";
import type { World } from "../../../world.ts";

export default function rulesImport(command: Command, world: World): void {
  command
    .description("Take rules from a YAML file, one or a list: they are made or changed, others stay.")
    .argument("<file>", "the file, as alarms rules export writes it")
    .action(async (file: string) => {
      // All are read and checked before the first is kept.
      const rules = rulesOfYaml(await readFile(file, "utf8"));
      await withState(world, async (state) => {
        for (const rule of rules) await requirePlace(state, rule);
        for (const rule of rules) {
          const { revision } = await putRule(state, rule, { actor: "cli" });
          world.out.write(`${rule.id}  revision ${revision}\n`);
          const unknown = await unknownDevices(state, rule);
          if (unknown.length > 0)
            world.err.write(`${rule.id}: not in the registry yet, watched once they send: ${unknown.join(", ")}\n`);
        }
      });
    });
}
