import type { Command } from "commander";
import { type AlarmFilter, listAlarms } from "#lib/state/alarms/list-alarms.ts";
import { withState } from "../../alarms/with-state.ts";
import { wholeNumber } from "../../whole-number.ts";
import type { World } from "../../world.ts";

interface ListOptions {
  readonly state: NonNullable<AlarmFilter["state"]>;
  readonly limit: number;
  readonly json?: true;
}

export default function alarmsList(command: Command, world: World): void {
  command
    .description("List alarms, the newest first.")
    .option("--state <state>", "open, active, unacked, shelved, closed or all", "open")
    .option("--limit <n>", "how many at most", wholeNumber(1, 10_000), 100)
    .option("--json", "write them as JSON, one a line")
    .action(async ({ state: wanted, limit, json }: ListOptions) => {
      const alarms = await withState(world, (state) => listAlarms(state, { state: wanted, limit }));
      for (const alarm of alarms) {
        if (json) {
          world.out.write(`${JSON.stringify(alarm)}\n`);
          continue;
        }
        const marks = [
          alarm.active ? "active" : "normal",
          alarm.acked ? "acked" : "unacked",
          alarm.shelvedUntil && "shelved",
        ];
        const since = new Date(alarm.activeAt).toISOString().slice(0, 19);
        const said = `${marks.filter(Boolean).join(" ").padEnd(14)}  ${alarm.id}  ${alarm.message.en}`;
        world.out.write(`${since}Z  ${String(alarm.severity).padStart(4)}  ${said}\n`);
      }
      if (alarms.length === 0 && !json) world.err.write("There are no such alarms.\n");
    });
}
