import type { TailContent } from "#lib/ingest/tail.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { TwinHistory } from "#lib/metering/twin/twin-history.ts";
import { deviceQuarters } from "../device-series.ts";

const QUARTER_MS = 900_000;

/** A point whose readings are calibrated: gain · reading + offset. */
export interface CalibratedPoint {
  readonly deviceId: string;
  readonly metric: string;
  readonly gain: number;
  readonly offset: number;
}

export interface TwinSources {
  readonly point: CalibratedPoint;
  readonly drivers: readonly (CalibratedPoint & { readonly driver: "tempOutC" | "solarWPerM2" })[];
}

/** What a device reported and what moved it, by whole quarters of an hour, each at its middle; NaN where nothing is known. */
export async function twinHistory(
  snapshot: Snapshot,
  tail: TailContent,
  { point, drivers }: TwinSources,
  from: number,
  to: number,
): Promise<TwinHistory> {
  const start = Math.floor(from / QUARTER_MS) * QUARTER_MS;
  const count = Math.max(0, Math.floor((to - start) / QUARTER_MS));
  const column = async (of: CalibratedPoint): Promise<Float64Array> => {
    const values = new Float64Array(count).fill(Number.NaN);
    const asked = { device: of.deviceId, metric: of.metric, from: start, to };
    for (const { at, value } of await deviceQuarters(snapshot, tail.devices.get(of.deviceId) ?? [], asked, of)) {
      const i = Math.round((at - start) / QUARTER_MS);
      if (value !== null && i >= 0 && i < count) values[i] = value;
    }
    return values;
  };
  const [reported, ...told] = await Promise.all([column(point), ...drivers.map(column)]);
  return {
    at: Float64Array.from({ length: count }, (_, i) => start + (i + 0.5) * QUARTER_MS),
    reported: reported ?? new Float64Array(count).fill(Number.NaN),
    drivers: Object.fromEntries(drivers.map(({ driver }, i) => [driver, told[i] as Float64Array])),
  };
}
