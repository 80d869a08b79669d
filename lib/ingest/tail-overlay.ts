import type { Overlay, OverlayRows } from "#lib/lake/query/overlay.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { storedQuarter } from "./stored-quarter.ts";
import type { TailContent } from "./tail.ts";
import { GRAINS, type Grain, tailRollup } from "./tail-rollups.ts";

const SOURCE = "MQTT";
const AT_ONCE = 8;

/** The tail as rows of those of its datasets that are asked for, to be laid over the snapshot that was read after it. */
export async function tailOverlay(
  snapshot: Snapshot,
  tail: TailContent,
  datasets: readonly string[],
  signal?: AbortSignal,
): Promise<Overlay> {
  const laid: Record<string, OverlayRows> = {};
  if (datasets.includes("readings")) laid.readings = { columns: readingColumns(tail), wins: false };
  for (const grain of GRAINS) {
    if (!datasets.includes(`readings_${grain}`)) continue;
    laid[`readings_${grain}`] = { columns: await rollupColumns(snapshot, tail, grain, signal), wins: true };
  }
  return { id: `tail-${tail.id} ${Object.keys(laid).join(" ")}`, datasets: laid };
}

function readingColumns({ devices, readings: length }: TailContent) {
  const readings = [...devices.values()].flat();
  const micros = (of: (i: number) => number) =>
    BigInt64Array.from({ length }, (_, i) => BigInt(Math.round(of(i) * 1000)));
  const whole = (value: number | null) => (value === null ? null : BigInt(value));
  return {
    ts: micros((i) => readings[i]!.ts),
    device_id: readings.map(({ deviceId }) => deviceId),
    metric: readings.map(({ metric }) => metric),
    value: Float64Array.from(readings, ({ value }) => value),
    rx_ts: micros((i) => Math.round(readings[i]!.rxTs)),
    seq: readings.map(({ seq }) => whole(seq)),
    boot: readings.map(({ boot }) => whole(boot)),
    quality: readings.map(({ quality }) => quality),
    source: readings.map(() => SOURCE),
  };
}

async function rollupColumns(snapshot: Snapshot, { devices }: TailContent, grain: Grain, signal?: AbortSignal) {
  const open = [...devices];
  const rows: (ReturnType<typeof storedQuarter> & { readonly device_id: string })[] = [];
  const work = async () => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const [device_id, readings] = next;
      const { rows: made, metrics } = await tailRollup(snapshot, device_id, readings, grain, signal);
      for (let i = 0; i < made.length; i++) rows.push({ device_id, ...storedQuarter(made, i, metrics) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const of = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
  return {
    interval_start: BigInt64Array.from(rows, (row) => BigInt(row.interval_start) * 1000n),
    device_id: of("device_id"),
    metric: of("metric"),
    mean: of("mean"),
    min: of("min"),
    max: of("max"),
    last: of("last"),
    count: of("count"),
    coverage: of("coverage"),
    energy_kwh: of("energy_kwh"),
    estimated: of("estimated"),
    quality: of("quality"),
    source: rows.map(() => SOURCE),
  };
}
