import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { runDatabase } from "../database/run-database.ts";
import { settingsOf } from "../settings-of.ts";
import { requireWritableHome } from "../supervisor/preflight.ts";
import type { World } from "../world.ts";

export default function database(command: Command, world: World): void {
  command
    .description("Run the embedded PostgreSQL: registry of devices, alarms, jobs. Not needed with DATABASE_URL.")
    .action(async () => {
      const settings = settingsOf(world);
      if (settings.databaseUrl) {
        throw new UserError("Cannot run a database as DATABASE_URL names one: unset it, or leave this command out");
      }
      await requireWritableHome(settings.home);
      await runDatabase(settings, (line) => world.out.write(`${line}\n`), world.signal);
    });
}
