import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { ListedDevice } from "#lib/metering/listed-device.ts";
import type { LiveFrame, PowerSum } from "./live-frame.ts";
import { lakeQuarters, startOfDay, todaySoFar } from "./today.ts";

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
/** A reading this old still says what was. */
const RECENT_MS = 90_000;

const SQL = `WITH recent AS (
  SELECT device_id, metric, arg_max(value, ts) AS value, epoch_ms(max(ts)) AS at_ms, bool_or(quality = 'synthetic') AS made_up
  FROM readings WHERE ts > $since AND ts <= $until GROUP BY device_id, metric
), quarter AS (
  SELECT device_id, metric, mean AS value, epoch_ms(interval_start) AS at_ms, quality = 'synthetic' AS made_up
  FROM readings_15min WHERE interval_start = $quarter AND mean IS NOT NULL
)
SELECT device_id, metric, coalesce(recent.value, quarter.value) AS value, coalesce(recent.at_ms, quarter.at_ms) AS at_ms,
       coalesce(recent.made_up, quarter.made_up) AS made_up
FROM quarter FULL JOIN recent USING (device_id, metric) SEMI JOIN device USING (device_id)`;

/** The campus at a past instant, out of the lake: readings where it has them, else the mean of their quarter of an hour. */
export async function pastFrame(snapshot: Snapshot, devices: readonly ListedDevice[], at: number): Promise<LiveFrame> {
  const midnight = startOfDay(at, snapshot.zone);
  const [result, quarters] = await Promise.all([
    snapshot.query(SQL, {
      since: new Date(at - RECENT_MS),
      until: new Date(at),
      quarter: new Date(Math.floor(at / QUARTER_MS) * QUARTER_MS),
    }),
    lakeQuarters(snapshot, midnight, at),
  ]);
  const rows = result.rows<{ device_id: string; metric: string; value: number; at_ms: number; made_up: boolean }>();
  const values = new Map(rows.map(({ device_id, metric, value }) => [`${device_id} ${metric}`, value]));
  const times = new Map(rows.map(({ device_id, at_ms }) => [device_id, Number(at_ms)]));
  const value = (id: string, metric: string) => values.get(`${id} ${metric}`) ?? null;
  const known = (of: readonly ListedDevice[], metric: string) =>
    of.flatMap(({ device_id }) => value(device_id, metric) ?? []);
  const mean = (of: readonly ListedDevice[], metric: string) => {
    const all = known(of, metric);
    return all.length > 0 ? all.reduce((total, each) => total + each, 0) / all.length : null;
  };
  const sum = (role: string): PowerSum => {
    const of = devices.filter((device) => device.role === role);
    const all = known(of, "power_w");
    return {
      w: all.length > 0 ? all.reduce((total, each) => total + each, 0) : null,
      known: all.length,
      listed: of.length,
    };
  };
  const rooms = devices.filter(({ kind }) => kind === "room");
  // What only the rollups keep is of rooms and inverters: the others cannot be told from silent ones, and are not judged.
  const judged = devices.filter(
    ({ device_id, role }) => times.has(device_id) || role === "load" || role === "generation",
  );
  const silent = judged.filter(({ device_id }) => !times.has(device_id));
  return {
    id: 0,
    full: true,
    at,
    isStarting: false,
    lastMessageAt: null,
    devices: { listed: judged.length, ok: judged.length - silent.length, late: 0, silent: silent.length },
    quiet: silent.slice(0, 12).map(({ device_id: id }) => ({ id, state: "silent" as const, at: null })),
    isSynthetic: rows.some(({ made_up }) => made_up),
    load: sum("load"),
    pv: sum("generation"),
    tempC: mean(rooms, "temp_c"),
    humidityPct: mean(rooms, "humidity_pct"),
    illuminanceLx: mean(rooms, "illuminance_lx"),
    outdoorC: mean(
      devices.filter(({ kind }) => kind === "weather"),
      "temp_c",
    ),
    today: todaySoFar(quarters, [], midnight, at),
    rooms: rooms.map(({ device_id: id }) => ({
      id,
      state: times.has(id) ? "ok" : "silent",
      at: times.get(id) ?? null,
      powerW: value(id, "power_w"),
      tempC: value(id, "temp_c"),
      humidityPct: value(id, "humidity_pct"),
      illuminanceLx: value(id, "illuminance_lx"),
    })),
  };
}
