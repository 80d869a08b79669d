import { publishLoad } from "#lib/broker/load-fixture.ts";

export interface Backlog {
  readonly port: number;
  /** Devices that were away, and how many messages each has kept. */
  readonly devices: number;
  readonly each: number;
  /** Messages a second of other devices that were not away. */
  readonly liveRate: number;
}

/** A moment long enough ago that the backlog ends before now. */
const STEP_MS = 5000;

/**
 * Devices that were away send what they kept, as fast as it is acknowledged, while others send what they read now.
 *
 * @returns Messages acknowledged of each kind, how long the live ones waited [ms], and how long the flush took [s].
 */
export async function flushBacklog({ port, devices, each, liveRate }: Backlog) {
  const startMs = Date.now() - (each + 60) * STEP_MS;
  const stop = new AbortController();
  const liveWaits: number[] = [];
  const live = publishLoad({
    port,
    clients: 10,
    name: "live",
    window: 50,
    rate: liveRate,
    signal: stop.signal,
    message: (client, n) => messageOf(`live-${client}`, n, Date.now()),
    onAcknowledged: (_client, _n, ms) => void liveWaits.push(ms),
  });
  const startedAt = performance.now();
  const flushed = await publishLoad({
    port,
    clients: devices,
    name: "away",
    window: 20,
    message: (client, n) => (n < each ? messageOf(`away-${client}`, n, startMs + n * STEP_MS) : undefined),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  stop.abort();
  await live;
  return { flushed, liveWaits, seconds };
}

function messageOf(device: string, n: number, ms: number) {
  return {
    topic: `campus/v1/main/dev/${device}/up`,
    payload: JSON.stringify({ device_id: device, ts: ms, boot: 1, seq: n + 1, power_w: 100 + (n % 50) }),
  };
}
