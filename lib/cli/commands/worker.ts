import type { Command } from "commander";
import { settingsOf } from "../settings-of.ts";
import { requireWritableHome } from "../supervisor/preflight.ts";
import { defaultRules } from "../worker/default-rules.ts";
import { fetchForecasts } from "../worker/fetch-forecasts.ts";
import { judgeDevices } from "../worker/judge-devices.ts";
import { publishDevices } from "../worker/publish-devices.ts";
import { type Duty, runWorker } from "../worker/run-worker.ts";
import { solveTimetables } from "../worker/solve-timetables.ts";
import { tellOfAlarms } from "../worker/tell-of-alarms.ts";
import type { World } from "../world.ts";

const DUTIES: readonly Duty[] = [
  publishDevices,
  judgeDevices,
  defaultRules,
  tellOfAlarms,
  fetchForecasts,
  solveTimetables,
];

export default function worker(command: Command, world: World): void {
  command
    .description("Do long work and deliveries from the queue. Any number may run, with DATABASE_URL on any machine.")
    .action(async () => {
      const settings = settingsOf(world);
      await requireWritableHome(settings.home);
      await runWorker(settings, DUTIES, (line) => world.out.write(`${line}\n`), world.signal);
    });
}
