import { ChangepointDetector, initSync } from "@bsull/augurs/changepoint";
import { median } from "#lib/forecast/median.ts";

/** Finds where the level or the spread of a series changes. */
export type ChangePoints = (values: Float64Array) => number[];

/** Values between two changes on average, before anything is seen. */
const RUN = 250;

/**
 * Makes the finder of change points: Bayesian online detection with a normal-gamma prior [1], on values less their median and over
 * their robust spread. Missing values are left out.
 *
 * @param wasm The bytes of `changepoint_bg.wasm` of the package @bsull/augurs; the first call in a process compiles them.
 * @returns The finder: from values of shape [n], NaN where missing, to the places of the first value after each change.
 *
 * [1] R. P. Adams, D. J. C. MacKay, "Bayesian online changepoint detection," 2007, https://arxiv.org/abs/0710.3742.
 */
export function createChangePoints(wasm: Uint8Array<ArrayBuffer>): ChangePoints {
  initSync({ module: wasm });
  return (values) => {
    const places = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i]!));
    if (places.length < 3) return [];
    const known = Float64Array.from(places, (i) => values[i]!);
    const middle = median(known);
    const spread = 1.4826 * median(known.map((value) => Math.abs(value - middle)));
    const scale = spread > 0 ? spread : 1;
    const detector = ChangepointDetector.normalGamma({ hazardLambda: RUN });
    try {
      const { indices } = detector.detectChangepoints(known.map((value) => (value - middle) / scale));
      return indices.filter((i) => i > 0 && i < places.length).map((i) => places[i]!);
    } finally {
      detector.free();
    }
  };
}
