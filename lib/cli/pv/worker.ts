import { parentPort, workerData } from "node:worker_threads";
import { sunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { type NamedArray, simulateChunk } from "./array-chunk.ts";
import type { PvModelName } from "./pv-models.ts";

/** What a worker is started with. */
export interface PvJob {
  readonly weather: Weather;
  readonly model: PvModelName;
}

const { weather, model }: PvJob = workerData;
const sun = sunTable(weather);

parentPort?.on("message", (arrays: readonly NamedArray[]) => {
  const { yields, dc, ac } = simulateChunk(arrays, weather, sun, model);
  parentPort?.postMessage({ yields, dc, ac }, [dc.buffer as ArrayBuffer, ac.buffer as ArrayBuffer]);
});
