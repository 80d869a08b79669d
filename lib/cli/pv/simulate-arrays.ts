import type { PvYield } from "#lib/pv/pv-yield.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { inWorkers } from "../forecast/in-workers.ts";
import type { ChunkYield, NamedArray } from "./array-chunk.ts";
import type { PvModelName } from "./pv-models.ts";
import type { PvJob } from "./worker.ts";

const WORKER = new URL("./worker.ts", import.meta.url);
/** Arrays that a worker gets at once: it sums their hours before it answers. */
const CHUNK = 25;

interface ManyOptions {
  readonly weather: Weather;
  readonly model: PvModelName;
  readonly signal: AbortSignal;
  readonly onDone: (done: number, total: number) => void;
}

/** What many arrays of a site yield: each its year, in their order, and the hours of all together. */
export interface ManyYields {
  readonly yields: readonly PvYield[];
  /** DC and AC power of all. [W] */
  readonly dc: Float64Array;
  readonly ac: Float64Array;
}

/** Simulates many arrays of a site in workers. The sum is the same however many workers there are. */
export async function simulateArrays(
  arrays: readonly NamedArray[],
  { weather, model, signal, onDone }: ManyOptions,
): Promise<ManyYields> {
  const chunks: NamedArray[][] = [];
  for (let k = 0; k < arrays.length; k += CHUNK) chunks.push(arrays.slice(k, k + CHUNK));
  const workerData: PvJob = { weather, model };
  const found = await inWorkers<NamedArray[], ChunkYield>(WORKER, chunks, { signal, onDone, workerData });
  const dc = new Float64Array(weather.start.length);
  const ac = new Float64Array(weather.start.length);
  for (const chunk of found) {
    for (let i = 0; i < ac.length; i++) {
      dc[i]! += chunk.dc[i]!;
      ac[i]! += chunk.ac[i]!;
    }
  }
  return { yields: found.flatMap(({ yields }) => yields), dc, ac };
}
