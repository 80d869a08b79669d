import { type Command, Option } from "commander";
import { DEVICE_STATUSES } from "#lib/state/registry/device-fields.ts";
import { type ListedDevice, listDevices } from "#lib/state/registry/list-devices.ts";
import { registryWork } from "../../devices/registry-work.ts";
import type { World } from "../../world.ts";

const PAGE = 1000;

export default function list(command: Command, world: World): void {
  command
    .description("List the devices of the registry.")
    .argument("[words...]", "words that must be in the id, a name, the place or the model")
    .addOption(new Option("--status <status>", "only those").choices(DEVICE_STATUSES))
    .option("--json", "write them as JSON")
    .action(async (words: string[], { status, json }: { status?: string; json?: true }) => {
      await registryWork(world, async (state) => {
        const devices: ListedDevice[] = [];
        const query = { q: words.join(" "), ...(status ? { status: [status] } : {}), limit: PAGE };
        for (let total = 1; devices.length < total; ) {
          const page = await listDevices(state, { ...query, offset: devices.length });
          total = page.devices.length === 0 ? 0 : page.total;
          devices.push(...page.devices);
        }
        if (json) {
          world.out.write(`${JSON.stringify(devices, undefined, 2)}\n`);
          return;
        }
        for (const device of devices) world.out.write(`${lineOf(device)}\n`);
        if (devices.length === 0) world.err.write("The registry has no such device.\n");
      });
    });
}

function lineOf({ id, status, kind, name_en, name_ko, place_id, active_tokens, last_seen }: ListedDevice): string {
  const tokens = active_tokens === 0 ? "" : `${active_tokens} token${active_tokens === 1 ? "" : "s"}`;
  const seen = last_seen ? `${last_seen.slice(0, 16)}Z` : "never heard";
  return [id, status, kind ?? "", name_en ?? name_ko ?? "", place_id ?? "", seen, tokens].join("  ").trimEnd();
}
