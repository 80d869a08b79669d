import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { alarmWorld } from "#lib/ingest/alarms/alarm-section.ts";
import { replayHistory } from "#lib/ingest/alarms/replay-history.ts";
import { openTail } from "#lib/ingest/open-tail.ts";
import type { Replayed } from "#lib/metering/alarm/replay-rule.ts";
import type { Rule } from "#lib/metering/alarm/rule.ts";
import { type AlarmRegistry, readAlarmRegistry } from "#lib/state/alarms/alarm-registry.ts";
import { requirePlace } from "#lib/state/alarms/rule-subjects.ts";
import { rulesOfYaml } from "#lib/state/alarms/rule-yaml.ts";
import { instant } from "../../alarms/instant.ts";
import { withState } from "../../alarms/with-state.ts";
import { withLake } from "../../lake/with-lake.ts";
import { settingsOf } from "../../settings-of.ts";
import type { World } from "../../world.ts";

const MONTH_MS = 30 * 86_400_000;

export default function alarmsReplay(command: Command, world: World): void {
  command
    .description("Tell how often a rule would have fired, over all that was read; the rule need not be kept.")
    .argument("<rule.yaml>", "the rule")
    .option("--from <time>", "start; 30 days before the end without it", instant)
    .option("--to <time>", "end; now without it", instant)
    .option("--json", "write it as JSON")
    .action(async (file: string, options: { from?: number; to?: number; json?: true }) => {
      const [rule, ...more] = rulesOfYaml(await readFile(file, "utf8"));
      if (!rule || more.length > 0) throw new UserError(`Cannot replay ${file} as it must hold one rule`);
      const to = options.to ?? Date.now();
      const { home, siteTimeZone: zone } = settingsOf(world);
      const known = alarmWorld(await registryOf(world, rule), zone, () => undefined);
      const found = await withLake(world, async (lake) => {
        const tail = await (await openTail(home, zone)).read();
        const snapshot = (await lake.head()) === null ? undefined : await lake.snapshot();
        const asked = { rule, from: options.from ?? to - MONTH_MS, to };
        const replaying = replayHistory({ tail, snapshot }, known, asked, world.signal);
        for (;;) {
          const { done, value } = await replaying.next();
          if (done) return value;
          if (world.err.isTTY) world.err.write(`\r${Math.round(100 * value)} %\r`);
        }
      });
      world.out.write(options.json ? `${JSON.stringify(found)}\n` : textOf(rule.id, found));
    });
}

/** Without the database no more is known of devices than their readings tell. */
async function registryOf(world: World, rule: Rule): Promise<AlarmRegistry | undefined> {
  let refused: unknown;
  try {
    return await withState(world, async (state) => {
      await requirePlace(state, rule).catch((error: unknown) => {
        refused = error;
        throw error;
      });
      return readAlarmRegistry(state);
    });
  } catch (error) {
    if (refused) throw error;
    world.err.write(`${(error as Error).message}. Kinds, places, ranges and calibration are not known here.\n`);
    return undefined;
  }
}

function textOf(id: string, { occurrences, count, readings, devices }: Replayed): string {
  const time = (ms: number | null) =>
    ms === null ? "still active".padEnd(20) : `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const lines = occurrences.map(
    ({ activeAt, inactiveAt, message }) => `${time(activeAt)}  ${time(inactiveAt)}  ${message.en}\n`,
  );
  const times = count === 1 ? "once" : `${count} times`;
  return `${lines.join("")}${id} would have fired ${times} (${readings} readings of ${devices} devices).\n`;
}
