// A process of its own for each compaction: `node compact-lake.ts <segment…>`. It says what it did to its parent.
import { existsSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { mergeParts } from "#lib/ingest/compact/merge-parts.ts";
import { retain } from "#lib/ingest/compact/retain.ts";
import { compactSegments } from "#lib/ingest/compact-segments.ts";
import { readSparkplugBirths, writeSparkplugBirths } from "#lib/ingest/sparkplug-births-file.ts";
import { gc } from "#lib/lake/gc.ts";
import { thin } from "#lib/lake/thin.ts";
import { exitCode } from "../exit-code.ts";
import { withLake } from "../lake/with-lake.ts";
import { settingsOf } from "../settings-of.ts";
import { stopSignal } from "../stop-signal.ts";

const STREAM = new Set(["readings", "readings_15min", "readings_hour", "readings_day"]);
const KEEP_FOR_EVER = 36_500;

const signal = stopSignal();
const world = { env: process.env, signal, out: process.stdout, err: process.stderr };
const say = (line: string) => void process.send?.(line);
const now = Date.now;

// Senders wait for acknowledgements, nobody for this. Linux shares its processors among sessions before it looks at the
// processes in them, where it does: elsewhere there is no such file.
setPriority(10);
if (existsSync("/proc/self/autogroup")) writeFileSync("/proc/self/autogroup", "10");

process.exitCode = await exitCode(
  () =>
    withLake(world, async (lake) => {
      const { home, siteTimeZone: zone, retainRawDays: rawDays, retainRollupDays: rollupDays } = settingsOf(world);
      const births = await readSparkplugBirths(home);
      await compactSegments(lake, home, process.argv.slice(2), {
        zone,
        now,
        signal,
        say,
        decode: (message) => decodeMessage(message, { zone, births }),
        keep: () => writeSparkplugBirths(home, births),
      });
      const merged = await mergeParts(lake, { zone, now, signal });
      await retain(lake, { zone, now, signal, rawDays, rollupDays });
      // Once a day: 96 snapshots of it are more than anybody will ask for.
      if (merged.changed && (await thin(lake, { now, datasets: STREAM, signal })) > 0) {
        await gc(lake, { now, keepDays: KEEP_FOR_EVER, signal });
      }
    }),
  signal,
  process.stderr,
);
