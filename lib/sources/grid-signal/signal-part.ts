import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import type { GridSignal, SignalName } from "./grid-signal.ts";

/** What an hour of a stored signal holds. */
export interface StoredSignalHour {
  readonly value: number;
  readonly quality: string;
  readonly source: string;
}

const UNITS: Readonly<Record<SignalName, string>> = { carbon_intensity: "kgCO2e/kWh", price: "KRW/kWh" };

/** What the lake has of a signal in a year, by the start of the hour. [ms] */
export async function storedSignal(
  snapshot: Snapshot,
  { zone, signal }: Pick<GridSignal, "zone" | "signal">,
  year: number,
): Promise<Map<number, StoredSignalHour>> {
  const found = await snapshot.query(
    `SELECT epoch_ms(interval_start)::DOUBLE AS start, value, quality, source FROM grid_signal
     WHERE zone = $zone AND signal = $signal AND year(timezone('UTC', interval_start)) = $year`,
    { zone, signal, year },
  );
  return new Map(found.rows<StoredSignalHour & { start: number }>().map(({ start, ...hour }) => [start, hour]));
}

/** The part of a signal in a year. */
export function signalPart(
  { zone, signal }: Pick<GridSignal, "zone" | "signal">,
  year: number,
  hours: ReadonlyMap<number, StoredSignalHour>,
): PartWrite {
  const rows = [...hours];
  const all = (text: string) => rows.map(() => text);
  const qualities = new Set(rows.map(([, { quality }]) => quality));
  const [quality = "measured"] = ["synthetic", "forecast", "estimated"].filter((each) => qualities.has(each));
  return {
    dataset: "grid_signal",
    partition: `${zone}.${signal}.${year}`,
    columns: {
      interval_start: BigInt64Array.from(rows, ([start]) => BigInt(start) * 1000n),
      ...{ zone: all(zone), signal: all(signal), value: Float64Array.from(rows, ([, { value }]) => value) },
      ...{ unit: all(UNITS[signal]), quality: rows.map(([, hour]) => hour.quality) },
      source: rows.map(([, { source }]) => source),
    },
    provenance: {
      source: [...new Set(rows.map(([, { source }]) => source))].sort().join("; "),
      quality: quality as "measured",
    },
  };
}
