// A process of its own, so that the lake is prepared while the pages are built, and the memory that takes is given back. With
// --rest it derives what readers do not see first, while the pages are served.
import type { Lake } from "#lib/lake/lake.ts";
import { exitCode } from "../exit-code.ts";
import { deriveAll, derivedLine } from "../lake/derive-all.ts";
import { putReference } from "../lake/put-reference.ts";
import { putSample } from "../lake/put-sample.ts";
import { withLake } from "../lake/with-lake.ts";
import type { Progress } from "../output/progress.ts";
import { stopSignal } from "../stop-signal.ts";
import type { LakeMessage } from "./lake-message.ts";

const tell = (message: LakeMessage) => void process.send?.(message);
const signal = stopSignal();
const world = { env: process.env, signal, out: process.stdout, err: process.stderr };
const isEmpty = async (lake: { head(): Promise<string | null> }) => (await lake.head()) === null;

const secondsSince = (startedAt: number) => ((performance.now() - startedAt) / 1000).toFixed(1);

/** Progress that the supervisor shows. */
const toldProgress: Progress = {
  task(step) {
    tell({ step, done: 0, total: 0 });
    return { update: (done, total) => tell({ step, done, total }), end: () => {} };
  },
  line: (line) => tell({ line }),
  stop: () => {},
};

const prepare = () =>
  withLake(world, async (lake) => {
    if (!process.argv.includes("--no-demo") && (await isEmpty(lake))) {
      tell({ line: "Making the synthetic sample, as the lake is empty (--no-demo leaves it out)." });
      const startedAt = performance.now();
      await putSample(lake, signal);
      tell({ line: `Synthetic sample made in ${secondsSince(startedAt)} s.` });
    }
    if (await isEmpty(lake)) return;
    await putReference(lake, signal);
    if (await hasDerived(lake)) return;
    const startedAt = performance.now();
    await deriveAll(lake, toldProgress, signal, { firstOnly: true });
    tell({ line: `The forecasts that readers see first were computed in ${secondsSince(startedAt)} s.` });
  });

/** What was derived before goes on being shown while it is brought up to date. */
async function hasDerived(lake: Lake): Promise<boolean> {
  const { manifest } = await lake.snapshot();
  return manifest.parts.some(({ dataset }) => lake.catalogue.derivations.has(dataset));
}

const deriveRest = () =>
  withLake(world, async (lake) => {
    if (await isEmpty(lake)) return;
    const startedAt = performance.now();
    const derived = derivedLine(await deriveAll(lake, toldProgress, signal));
    tell({ line: derived ? `${derived} That took ${secondsSince(startedAt)} s.` : "Derived datasets are up to date." });
  });

const work = process.argv.includes("--rest") ? deriveRest : prepare;
process.exitCode = await exitCode(work, signal, process.stderr);
