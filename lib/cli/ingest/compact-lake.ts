// A process of its own for each compaction: `node compact-lake.ts <segment…>`. It says what it did to its parent.
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { mergeParts } from "#lib/ingest/compact/merge-parts.ts";
import { retain } from "#lib/ingest/compact/retain.ts";
import { compactSegments } from "#lib/ingest/compact-segments.ts";
import { exitCode } from "../exit-code.ts";
import { withLake } from "../lake/with-lake.ts";
import { settingsOf } from "../settings-of.ts";
import { stopSignal } from "../stop-signal.ts";

const signal = stopSignal();
const world = { env: process.env, signal, out: process.stdout, err: process.stderr };
const say = (line: string) => void process.send?.(line);
const now = Date.now;

process.exitCode = await exitCode(
  () =>
    withLake(world, async (lake) => {
      const { siteTimeZone: zone, retainRawDays: rawDays, retainRollupDays: rollupDays } = settingsOf(world);
      await compactSegments(lake, process.argv.slice(2), {
        zone,
        now,
        signal,
        say,
        decode: (message) => decodeMessage(message, { zone }),
        quarantine: () => Promise.resolve(),
      });
      await mergeParts(lake, { zone, now, signal });
      await retain(lake, { zone, now, signal, rawDays, rollupDays });
    }),
  signal,
  process.stderr,
);
