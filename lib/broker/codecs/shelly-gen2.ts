import type { Reading } from "#lib/metering/reading.ts";
import { type Codec, unnumbered } from "./codec.ts";
import { deviceIdOf } from "./device-id.ts";
import { believedTime } from "./message-time.ts";
import { metricValue } from "./metric-value.ts";
import { isObject, payloadObject, shown } from "./payload-text.ts";
import { Rejection } from "./rejection.ts";
import { channelId } from "./shelly-gen1.ts";

type Json = Readonly<Record<string, unknown>>;

/** Where a status has what we know, by component: a path, and our name. Energies are in Wh already. */
type Fields = readonly (readonly [path: string, metric: string])[];

const SINGLE_PHASE: Fields = [
  ["apower", "power_w"],
  ["act_power", "power_w"],
  ["aprt_power", "apparent_power_va"],
  ["voltage", "voltage_v"],
  ["current", "current_a"],
  ["pf", "power_factor_ratio"],
  ["freq", "frequency_hz"],
  ["aenergy.total", "energy_wh"],
  ["ret_aenergy.total", "energy_export_wh"],
  // The chip's, not the room's.
  ["temperature.tC", "chip_temp_c"],
];

const PHASES = ["a", "b", "c"].flatMap(
  (phase, i): Fields => [
    [`${phase}_act_power`, `power_l${i + 1}_w`],
    [`${phase}_voltage`, `voltage_l${i + 1}_v`],
    [`${phase}_current`, `current_l${i + 1}_a`],
    [`${phase}_pf`, `power_factor_l${i + 1}_ratio`],
  ],
);

const COMPONENTS: Readonly<Record<string, Fields>> = {
  switch: SINGLE_PHASE,
  cover: SINGLE_PHASE,
  light: SINGLE_PHASE,
  pm1: SINGLE_PHASE,
  em1: SINGLE_PHASE,
  em1data: [
    ["total_act_energy", "energy_wh"],
    ["total_act_ret_energy", "energy_export_wh"],
  ],
  em: [
    ...PHASES,
    ["total_act_power", "power_w"],
    ["total_aprt_power", "apparent_power_va"],
    ["total_current", "current_a"],
  ],
  emdata: [
    ["total_act", "energy_wh"],
    ["total_act_ret", "energy_export_wh"],
  ],
  temperature: [["tC", "temp_c"]],
  humidity: [["rh", "humidity_pct"]],
  illuminance: [["lux", "illuminance_lx"]],
  voltmeter: [["voltage", "voltage_v"]],
  devicepower: [["battery.percent", "battery_pct"]],
};

const COMPONENT = /^([a-z0-9]+):(\d{1,6})$/;

/** Shellies since the second generation: notifications on `<id>/events/rpc`, with a time; statuses on `<id>/status/switch:0`, without. */
export const shellyGen2: Codec = {
  takes: ([, kind, leaf]) => (kind === "events" && leaf === "rpc") || kind === "status",
  read({ payload, rxTs }, levels, draft) {
    if (levels.length !== 3) return undefined;
    const [prefix, kind, name = ""] = levels;
    if (kind === "status") {
      if (!fieldsOf(name)) return undefined;
      const deviceId = deviceIdOf(prefix, "the topic's prefix");
      draft.deviceId = deviceId;
      return ofComponent(deviceId, name, payloadObject(payload), { ts: rxTs, rxTs });
    }
    const { src, method, params } = payloadObject(payload);
    const deviceId = deviceIdOf(src, "src");
    draft.deviceId = deviceId;
    // What a button did, what was updated: no telemetry.
    if (method !== "NotifyStatus" && method !== "NotifyFullStatus") return undefined;
    if (!isObject(params))
      throw new Rejection("bad_shape", `Cannot use params as it must be an object: it is ${shown(params)}`);
    const ts = timeOf(params.ts, rxTs);
    return Object.entries(params).flatMap(([component, status]) =>
      fieldsOf(component) && isObject(status) ? ofComponent(deviceId, component, status, { ts, rxTs }) : [],
    );
  },
};

/** Seconds since 1970, with a fraction; a device that does not know the time yet says null, and keeps nothing to send later. */
function timeOf(ts: unknown, rxTs: number): number {
  if (ts === null || ts === undefined) return rxTs;
  if (typeof ts === "number" && Math.abs(ts) < 1e12) return believedTime(Math.round(ts * 1000), rxTs);
  throw new Rejection("bad_time", `Cannot use ts as it must be seconds since 1970: current value is ${shown(ts)}`);
}

function fieldsOf(component: string): Fields | undefined {
  const type = COMPONENT.exec(component)?.[1] ?? "";
  return Object.hasOwn(COMPONENTS, type) ? COMPONENTS[type] : undefined;
}

function ofComponent(
  deviceId: string,
  component: string,
  status: Json,
  times: { readonly ts: number; readonly rxTs: number },
): Reading[] {
  const channel = COMPONENT.exec(component)?.[2] ?? "0";
  const values = new Map<string, number>();
  for (const [path, metric] of fieldsOf(component) ?? []) {
    const value = metricValue(at(status, path), `${component}.${path}`);
    if (value !== null) values.set(metric, value);
  }
  return unnumbered(deviceIdOf(channelId(deviceId, String(Number(channel))), "the component's id"), times, values);
}

function at(status: Json, path: string): unknown {
  const [first = "", second] = path.split(".");
  const value = Object.hasOwn(status, first) ? status[first] : null;
  if (second === undefined || value === null) return value;
  // A temperature that is a number, not an object of two units, is of another kind of component.
  return isObject(value) && Object.hasOwn(value, second) ? value[second] : null;
}
