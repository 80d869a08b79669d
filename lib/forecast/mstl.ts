import { initSync, MSTL } from "@bsull/augurs/mstl";
import { latestRun } from "./latest-run.ts";
import type { ForecastModel } from "./model.ts";
import { seasonsOf } from "./seasons.ts";

/**
 * Makes the MSTL model: splits the history into seasons and a trend by repeated STL [1] and forecasts the trend by
 * non-seasonal ETS and each season by its last cycle. Works on logarithms where all values are positive. Hourly histories of
 * two weeks or more have a week beside the day, see `seasonsOf`.
 *
 * @param wasm The bytes of `mstl_bg.wasm` of the package @bsull/augurs; the first call in a process compiles them.
 * @returns The model; it refuses a run after the last gap of less than two seasons, and no season at all.
 *
 * [1] K. Bandara, R. J. Hyndman, C. Bergmeir, "MSTL: a seasonal-trend decomposition algorithm for time series with multiple
 *     seasonal patterns," Int. J. Oper. Res., vol. 52, no. 1, pp. 79–98, 2025, doi:10.1504/IJOR.2025.143957.
 */
export function createMstl(wasm: Uint8Array<ArrayBuffer>): ForecastModel {
  initSync({ module: wasm });
  return {
    name: "mstl",
    forecast(history, { seasonLength, horizon }) {
      const run = latestRun(history);
      if (seasonLength < 2) return { ran: false, reason: "there is no season to take out" };
      // Under two seasons the package throws; at exactly two its loess has nothing to smooth over.
      if (run.length < 2 * seasonLength) {
        return { ran: false, reason: `needs ${2 * seasonLength} periods without a gap, has ${run.length}` };
      }
      const seasons = seasonsOf(seasonLength, run.length);
      const positive = run.every((y) => y > 0);
      const model = MSTL.ets(Uint32Array.from(seasons));
      try {
        model.fit(positive ? run.map(Math.log) : run);
        const point = Float64Array.from(model.predict(horizon).point);
        const yHat = positive ? point.map(Math.exp) : point;
        if (!yHat.every(Number.isFinite)) return { ran: false, reason: "its forecast is not finite" };
        const note = `seasons of ${seasons.join(" and ")}${positive ? ", on logarithms" : ""}`;
        return { ran: true, yHat, note };
      } catch (error) {
        return { ran: false, reason: error instanceof Error ? error.message : String(error) };
      } finally {
        model.free();
      }
    },
  };
}
