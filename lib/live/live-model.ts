import type { ListedDevice } from "#lib/metering/listed-device.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { type DeviceClock, deviceClock } from "./device-clock.ts";
import type { DeviceState, LiveFrame, PowerSum, RoomNow } from "./live-frame.ts";

/** The last values of all devices, and the campus that they make. */
export interface LiveModel {
  /** Takes the list of devices anew; what was heard of them stays. */
  list(devices: readonly ListedDevice[]): void;
  take(readings: readonly Reading[]): void;
  /** The campus at an instant; with `full` all rooms, else those that changed since the frame before. */
  frame(at: number, full: boolean): Omit<LiveFrame, "id" | "today">;
}

interface Heard {
  readonly clock: DeviceClock;
  readonly values: Map<string, { readonly ts: number; readonly value: number }>;
  isSynthetic: boolean;
}

/** Quiet devices that a frame names. */
const NAMED = 12;

/** How long nobody is missed after we began to listen. [ms] */
const GRACE_MS = 90_000;

/** How long the first readings are waited for before the sum of a few passes for the campus. [ms] */
const START_MS = 15_000;
const MOST = 0.9;

/** A model that began to listen at an instant. */
export function createLiveModel(startedAt: number): LiveModel {
  const heard = new Map<string, Heard>();
  let listed: readonly ListedDevice[] = [];
  let isListed = false;
  let lastMessageAt: number | null = null;
  const shown = new Map<string, string>();

  const state = (id: string, at: number): DeviceState => {
    const known = heard.get(id)?.clock.state(at) ?? "unheard";
    return known === "unheard" && at - startedAt > GRACE_MS ? "silent" : known;
  };
  /** The last value of a device that is not silent. */
  const value = (id: string, metric: string, at: number): number | null => {
    const device = heard.get(id);
    if (!device || device.clock.state(at) === "silent") return null;
    return device.values.get(metric)?.value ?? null;
  };
  const roomNow = ({ device_id: id }: ListedDevice, at: number): RoomNow => ({
    id,
    state: state(id, at),
    at: heard.get(id)?.clock.lastTs ?? null,
    powerW: value(id, "power_w", at),
    tempC: value(id, "temp_c", at),
    humidityPct: value(id, "humidity_pct", at),
    illuminanceLx: value(id, "illuminance_lx", at),
  });
  const sum = (devices: readonly ListedDevice[], at: number): PowerSum => {
    const known = devices.flatMap(({ device_id }) => value(device_id, "power_w", at) ?? []);
    const w = known.length > 0 ? known.reduce((total, each) => total + each, 0) : null;
    return { w, known: known.length, listed: devices.length };
  };
  const mean = (devices: readonly ListedDevice[], metric: string, at: number): number | null => {
    const known = devices.flatMap(({ device_id }) => value(device_id, metric, at) ?? []);
    return known.length > 0 ? known.reduce((total, each) => total + each, 0) / known.length : null;
  };

  return {
    list(devices) {
      listed = devices;
      isListed = true;
      shown.clear();
    },
    take(readings) {
      for (const { deviceId, metric, ts, value: read, rxTs, quality } of readings) {
        lastMessageAt = Math.max(lastMessageAt ?? 0, rxTs);
        let device = heard.get(deviceId);
        if (!device) {
          device = { clock: deviceClock(), values: new Map(), isSynthetic: false };
          heard.set(deviceId, device);
        }
        device.isSynthetic = quality === "synthetic";
        device.clock.heard(ts);
        const last = device.values.get(metric);
        // What was kept back and comes later than what followed it is history, not now.
        if (!last || last.ts <= ts) device.values.set(metric, { ts, value: read });
      }
    },
    frame(at, full) {
      const loads = listed.length > 0 ? listed.filter(({ role }) => role === "load") : unlisted(heard);
      const rooms = listed.filter(({ kind }) => kind === "room");
      const all = listed.length > 0 ? listed.map(({ device_id }) => device_id) : [...heard.keys()];
      const states = all.map((id) => ({ id, state: state(id, at), at: heard.get(id)?.clock.lastTs ?? null }));
      const count = (of: DeviceState) => states.filter((each) => each.state === of).length;
      const now = rooms.map((room) => roomNow(room, at));
      const changed = now.filter((room) => {
        const text = `${room.state} ${room.powerW} ${room.tempC} ${room.humidityPct} ${room.illuminanceLx}`;
        const isNew = shown.get(room.id) !== text;
        if (isNew && !full) shown.set(room.id, text);
        return isNew;
      });
      const load = sum(loads, at);
      return {
        full,
        at,
        isStarting: !isListed || (at - startedAt < START_MS && load.known < MOST * Math.max(1, load.listed)),
        lastMessageAt,
        devices: { listed: all.length, ok: count("ok"), late: count("late"), silent: count("silent") },
        quiet: states
          .filter(({ state }) => state === "late" || state === "silent")
          .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
          .slice(0, NAMED),
        isSynthetic: [...heard.values()].some(({ isSynthetic }) => isSynthetic),
        load,
        pv: sum(
          listed.filter(({ role }) => role === "generation"),
          at,
        ),
        tempC: mean(rooms, "temp_c", at),
        humidityPct: mean(rooms, "humidity_pct", at),
        illuminanceLx: mean(rooms, "illuminance_lx", at),
        outdoorC: mean(
          listed.filter(({ kind }) => kind === "weather"),
          "temp_c",
          at,
        ),
        rooms: full ? now : changed,
      };
    },
  };
}

/** A site without a list of devices: all that read a power count, once each. */
function unlisted(heard: ReadonlyMap<string, Heard>): ListedDevice[] {
  return [...heard].flatMap(([device_id, { values }]) =>
    values.has("power_w") ? [{ ...UNKNOWN, device_id, role: "load" }] : [],
  );
}

const UNKNOWN = {
  kind: "meter",
  building: null,
  building_en: null,
  building_ko: null,
  room: null,
  floor: null,
  x_m: null,
  y_m: null,
  rated_w: null,
  quality: "measured",
} as const;
