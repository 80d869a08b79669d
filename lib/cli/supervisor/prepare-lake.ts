// A process of its own, so that the lake is prepared while the pages are built, and the memory that takes is given back.
import { exitCode } from "../exit-code.ts";
import { putReference } from "../put-reference.ts";
import { putSample } from "../put-sample.ts";
import { stopSignal } from "../stop-signal.ts";
import { withLake } from "../with-lake.ts";
import type { LakeMessage } from "./lake-message.ts";

const tell = (message: LakeMessage) => void process.send?.(message);
const signal = stopSignal();
const world = { env: process.env, signal, out: process.stdout, err: process.stderr };
const isEmpty = async (lake: { head(): Promise<string | null> }) => (await lake.head()) === null;

const prepare = () =>
  withLake(world, async (lake) => {
    if (!process.argv.includes("--no-demo") && (await isEmpty(lake))) {
      tell({ line: "Making the synthetic sample, as the lake is empty (--no-demo leaves it out)." });
      const startedAt = performance.now();
      await putSample(lake, signal);
      tell({ line: `Synthetic sample made in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.` });
    }
    if (!(await isEmpty(lake))) await putReference(lake, signal);
  });

process.exitCode = await exitCode(prepare, signal, process.stderr);
