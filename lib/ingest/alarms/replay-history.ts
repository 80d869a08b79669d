import { UserError } from "#lib/core/user-error.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { AlarmWorld } from "#lib/metering/alarm/alarm-world.ts";
import { coversDevice } from "#lib/metering/alarm/covers-device.ts";
import { type Replayed, RuleReplay } from "#lib/metering/alarm/replay-rule.ts";
import type { Rule } from "#lib/metering/alarm/rule.ts";
import type { Quality, Reading } from "#lib/metering/reading.ts";
import { deviceReadings } from "../device-readings.ts";
import type { TailContent } from "../tail.ts";

/** A rule, and the range of time that it is replayed over, half-open. [ms since 1970, UTC] */
export interface ReplayRequest {
  readonly rule: Rule;
  readonly from: number;
  readonly to: number;
}

/** All that was ever read: take the tail before the snapshot. Without one nothing is in the lake yet. */
export interface History {
  readonly tail: TailContent;
  readonly snapshot: Snapshot | undefined;
}

const DAY_MS = 86_400_000;
const PIECE_MS = 7 * DAY_MS;
const MOST_ROWS = 3_000_000;
const LONGEST_MS = 400 * DAY_MS;

/**
 * Replays a rule over what was read, the lake and the tail as one, device by device: yields the share that is done, and gives what came
 * of it. A reading counts as heard when it held, so silence is a gap in the readings.
 */
export async function* replayHistory(
  { snapshot, tail }: History,
  world: Omit<AlarmWorld, "rules">,
  { rule, from, to }: ReplayRequest,
  signal?: AbortSignal,
): AsyncGenerator<number, Replayed> {
  if (!(from < to) || to - from > LONGEST_MS) {
    throw new UserError("Cannot replay the rule as from must be before to, by 400 days at most");
  }
  const replay = new RuleReplay(rule, { world, to });
  const metrics = rule.on.metric === "*" ? [] : [rule.on.metric];
  const drivers = rule.when.type === "residual" ? Object.values(world.drivers ?? {}) : [];
  const devices = (await devicesOf({ snapshot, tail }, metrics, from, to, signal)).filter((id) =>
    coversDevice(rule.on.devices, id, world.devices.get(id)),
  );
  const pieces = Math.ceil((to - from) / PIECE_MS);
  for (const [i, device] of devices.entries()) {
    replay.begin(device);
    const moving = drivers.filter((of) => of.deviceId !== device || !metrics.includes(of.metric));
    for (let piece = 0; piece < pieces; piece++) {
      const range = { from: from + piece * PIECE_MS, to: Math.min(to, from + (piece + 1) * PIECE_MS) };
      const asked = [
        { device, metrics },
        ...moving.map(({ deviceId, metric }) => ({ device: deviceId, metrics: [metric] })),
      ];
      const read: Reading[] = [];
      for (const each of asked) {
        for (const reading of await readingsOf({ snapshot, tail }, { ...each, ...range }, signal)) read.push(reading);
      }
      if (metrics.length === 0 || asked.length > 1) read.sort((a, b) => a.ts - b.ts);
      for (const reading of read) replay.reading(reading);
      yield (i * pieces + piece + 1) / (devices.length * pieces);
      signal?.throwIfAborted();
    }
  }
  return replay.end();
}

async function devicesOf(
  { snapshot, tail }: History,
  metrics: readonly string[],
  from: number,
  to: number,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const sql = `SELECT DISTINCT device_id FROM readings_day
    WHERE interval_start > make_timestamptz($from::BIGINT * 1000) AND interval_start < make_timestamptz($to::BIGINT * 1000)
      AND (len($metrics::VARCHAR[]) = 0 OR list_contains($metrics::VARCHAR[], metric))`;
  const result = await snapshot?.query(sql, { from: from - DAY_MS, to, metrics }, { signal, maxRows: 100_000 });
  const stored = result?.rows<{ device_id: string }>().map(({ device_id }) => device_id) ?? [];
  return [...new Set([...stored, ...tail.devices.keys()])].sort();
}

interface Asked {
  readonly device: string;
  readonly metrics: readonly string[];
  readonly from: number;
  readonly to: number;
}

async function readingsOf(
  { snapshot, tail }: History,
  asked: Asked,
  signal: AbortSignal | undefined,
): Promise<Reading[]> {
  const fresh = tail.devices.get(asked.device) ?? [];
  if (!snapshot) {
    const { metrics, from, to } = asked;
    return fresh.filter(
      ({ ts, metric }) => ts >= from && ts < to && (metrics.length === 0 || metrics.includes(metric)),
    );
  }
  const result = await deviceReadings(snapshot, fresh, asked, { signal, maxRows: MOST_ROWS });
  const rows = result.rows<{ ts: string; metric: string; value: number; quality: Quality }>();
  return rows.map(({ ts, metric, value, quality }) => {
    const at = Date.parse(ts);
    return { ts: at, rxTs: at, deviceId: asked.device, metric, value, quality, seq: null, boot: null };
  });
}
