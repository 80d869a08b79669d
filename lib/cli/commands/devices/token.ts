import { type Command, InvalidArgumentError } from "commander";
import { issueToken } from "#lib/state/tokens/issue-token.ts";
import { ACTOR, registryWork } from "../../devices/registry-work.ts";
import type { World } from "../../world.ts";

export default function token(command: Command, world: World): void {
  command
    .description("Make a token for a device, which is its password for MQTT. It is written here and never again.")
    .argument("<id>", "the device: it must be in the registry")
    .option("--expires <time>", "when it ends to be valid, such as 2027-01-31T00:00:00+09:00")
    .option("--grace-hours <n>", "how long the tokens before it stay valid (24)", hoursOf)
    .option("--json", "write it as JSON")
    .action(
      async (id: string, { expires, graceHours, json }: { expires?: string; graceHours?: number; json?: true }) => {
        await registryWork(world, async (state) => {
          const asked = {
            ...(expires === undefined ? {} : { expires_at: expires }),
            ...(graceHours === undefined ? {} : { grace_hours: graceHours }),
          };
          const made = await issueToken(state, id, asked, ACTOR);
          world.out.write(`${json ? JSON.stringify(made) : made.token}\n`);
          if (!json) world.err.write(`The device ${id} connects with its id as name and this as password.\n`);
        });
      },
    );
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (text.trim() !== "" && hours >= 0) return hours;
  throw new InvalidArgumentError("It must be a number of hours, 0 or more.");
}
