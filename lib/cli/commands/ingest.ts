import type { Command } from "commander";
import { runIngest } from "../ingest/run-ingest.ts";
import { settingsOf } from "../settings-of.ts";
import { requireWritableHome } from "../supervisor/preflight.ts";
import type { World } from "../world.ts";

export default function ingest(command: Command, world: World): void {
  command
    .description(
      "Take telemetry over MQTT: a broker of its own on MQTT_PORT, or the one of MQTT_URL. Acknowledges what is on the disk.",
    )
    .action(async () => {
      const settings = settingsOf(world);
      await requireWritableHome(settings.home);
      await runIngest(settings, world.env, (line) => world.out.write(`${line}\n`), world.signal);
    });
}
