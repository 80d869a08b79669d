import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import { testYear } from "#lib/pv/test-day-fixture.ts";
import { type NamedArray, simulateChunk } from "./array-chunk.ts";
import { simulateArrays } from "./simulate-arrays.ts";

const COUNT = 1000;

export default async function manyArrays(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  const weather = testYear();
  const arrays: NamedArray[] = Array.from({ length: COUNT }, (_, k) => ({
    id: `a${k}`,
    array: { ...STANDARD_ARRAY, kwp: 3 + (k % 7), tilt: k % 60, azimuth: (k * 7) % 360 },
  }));
  const job = { weather, model: "v5" as const, signal: new AbortController().signal, onDone: () => {} };
  const memoryOf = async (count: number) => {
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 50);
    const start = performance.now();
    const { yields } = await simulateArrays(arrays.slice(0, count), job);
    const seconds = (performance.now() - start) / 1000;
    clearInterval(watch);
    if (yields.length !== count) throw new Error(`Only ${yields.length} arrays were simulated`);
    return { seconds, mebibytes: most / 2 ** 20 };
  };
  // The smaller number first: what it leaves behind is there already when the larger one runs.
  const few = await memoryOf(COUNT / 4);
  const { seconds, mebibytes } = await memoryOf(COUNT);
  report("PVWatts v5: 1,000 arrays × 8,760 h in workers", seconds, "s", "< 20");
  report("memory of the process at its highest, 250 arrays", few.mebibytes, "MiB");
  report("the same, 1,000 arrays: flat is as much", mebibytes, "MiB");
  const sun = sunTable(weather);
  const alone = performance.now();
  simulateChunk(arrays.slice(0, 100), weather, sun, "v5");
  const inOne = ((performance.now() - alone) * COUNT) / 100 / 1000;
  report("the same in this thread alone, from 100 of them", inOne, "s");
  report("this thread over workers", inOne / seconds, "×");
}
