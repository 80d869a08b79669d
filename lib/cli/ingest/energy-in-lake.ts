// A process of its own, as ingest opens no lake: `node energy-in-lake.ts <questions as JSON>` tells its parent the answers.
import { energyBefore } from "#lib/ingest/alarms/energy-before.ts";
import { exitCode } from "../exit-code.ts";
import { withLake } from "../lake/with-lake.ts";
import { stopSignal } from "../stop-signal.ts";

const signal = stopSignal();
const world = { env: process.env, signal, out: process.stdout, err: process.stderr };
const questions = JSON.parse(process.argv[2] ?? "[]");

process.exitCode = await exitCode(
  () =>
    withLake(world, async (lake) => {
      const isThere = (await lake.head()) !== null;
      const answers = isThere ? await energyBefore(await lake.snapshot(), questions, signal) : [];
      process.send?.(answers);
    }),
  signal,
  process.stderr,
);
