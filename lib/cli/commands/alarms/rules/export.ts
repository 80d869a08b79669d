import type { Command } from "commander";
import { listRules } from "#lib/state/alarms/alarm-rules.ts";
import { yamlOfRules } from "#lib/state/alarms/rule-yaml.ts";
import { withState } from "../../../alarms/with-state.ts";
import type { World } from "../../../world.ts";

export default function rulesExport(command: Command, world: World): void {
  command.description("Write all rules as YAML.").action(async () => {
    const rules = await withState(world, listRules);
    if (rules.length === 0) world.err.write("There are no rules.\n");
    else world.out.write(yamlOfRules(rules.map(({ rule }) => rule)));
  });
}
