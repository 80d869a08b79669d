import type { Command } from "commander";
import { revokeTokens } from "#lib/state/tokens/revoke-tokens.ts";
import { ACTOR, registryWork } from "../../devices/registry-work.ts";
import type { World } from "../../world.ts";

export default function revoke(command: Command, world: World): void {
  command
    .description("Void the tokens of a device, at once: it is refused from then on, and its session ends.")
    .argument("<id>", "the device")
    .option("--token <id>", "only this token")
    .action(async (id: string, { token = "all" }: { token?: string }) => {
      await registryWork(world, async (state) => {
        const count = await revokeTokens(state, id, token, ACTOR);
        world.out.write(`${count} token${count === 1 ? "" : "s"} of ${id} revoked\n`);
      });
    });
}
