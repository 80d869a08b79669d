import { userInfo } from "node:os";
import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { requestCommand } from "#lib/state/alarms/alarm-commands.ts";
import { readAlarm } from "#lib/state/alarms/list-alarms.ts";
import { withState } from "../../alarms/with-state.ts";
import type { World } from "../../world.ts";

const WAIT_MS = 3000;

export default function alarmsAck(command: Command, world: World): void {
  command
    .description("Acknowledge an alarm.")
    .argument("<id>", "the alarm, as alarms list names it")
    .option("--by <name>", "who does", userInfo().username)
    .option("--comment <text>", "what is to be remembered of it")
    .action(async (alarmId: string, { by, comment = null }: { by: string; comment?: string | null }) => {
      await withState(world, async (state) => {
        if (!(await readAlarm(state, alarmId))) {
          throw new UserError(`Cannot acknowledge ${alarmId} as there is no such alarm: see wattbook alarms list`);
        }
        const asked = { alarmId, kind: "acknowledge", by, comment, until: null } as const;
        const outcome = await requestCommand(state, asked, WAIT_MS, world.signal);
        if (typeof outcome === "object") throw new UserError(outcome.refused);
        const done = outcome === "done" ? "Acknowledged." : "Noted: it is done as soon as ingest runs.";
        world.out.write(`${done}\n`);
      });
    });
}
