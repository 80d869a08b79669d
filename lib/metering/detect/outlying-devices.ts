import { initSync, OutlierDetector } from "@bsull/augurs/outlier";

/** A device that does not go with the others. */
export interface OutlyingDevice {
  /** Its place among the series. */
  readonly series: number;
  /** Where it is outside: from the first place to before the last; null: to the end. */
  readonly spells: readonly { readonly from: number; readonly to: number | null }[];
}

/** Finds devices that do not go with the others of their kind. */
export type OutlyingDevices = (series: readonly Float64Array[], sensitivity?: number) => OutlyingDevice[];

/** Fewer devices have no crowd to be outside of. */
const LEAST = 3;

/**
 * Makes the finder of devices that do not go with the others of their kind, such as one thermometer of a corridor: by density
 * among all of them at each moment (DBSCAN [1]).
 *
 * @param wasm The bytes of `outlier_bg.wasm` of the package @bsull/augurs; the first call in a process compiles them.
 * @returns The finder: from one series a device, all on the same axis and of shape [n] each, and a sensitivity between 0 and 1, to
 *   those outside; none of fewer than three. A moment at which one of them is missing is left out.
 *
 * [1] M. Ester, H.-P. Kriegel, J. Sander, X. Xu, "A density-based algorithm for discovering clusters," KDD, pp. 226–231, 1996,
 *     https://dl.acm.org/doi/10.5555/3001460.3001507.
 */
export function createOutlyingDevices(wasm: Uint8Array<ArrayBuffer>): OutlyingDevices {
  initSync({ module: wasm });
  return (series, sensitivity = 0.5) => {
    if (series.length < LEAST) return [];
    const places = Array.from(series[0]!.keys()).filter((i) => series.every((values) => !Number.isNaN(values[i]!)));
    if (places.length === 0) return [];
    const detector = OutlierDetector.dbscan({ sensitivity });
    try {
      const { outlyingSeries, seriesResults } = detector.detect(
        series.map((values) => Float64Array.from(places, (i) => values[i]!)),
      );
      return [...outlyingSeries].map((one) => ({
        series: one,
        spells: seriesResults[one]!.outlierIntervals.map(({ start, end }) => ({
          from: places[start]!,
          to: end === undefined ? null : (places[end] ?? null),
        })),
      }));
    } finally {
      detector.free();
    }
  };
}
