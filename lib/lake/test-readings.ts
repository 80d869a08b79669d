import type { PartWrite } from "./store/part-write.ts";

/** A part of `readings`: the hours 0, 1, 2 … of one meter; NaN is missing. */
export function readings(meter: string, loads: readonly number[], note?: string): PartWrite {
  const columns = {
    meter: loads.map(() => meter),
    hour: Int32Array.from(loads, (_, hour) => hour),
    load_kwh: Float64Array.from(loads),
  };
  const provenance = { source: "test", quality: "synthetic", ...(note === undefined ? {} : { note }) } as const;
  return { dataset: "readings", partition: meter, columns, provenance };
}
