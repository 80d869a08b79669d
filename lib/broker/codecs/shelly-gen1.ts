import { type Codec, unnumbered } from "./codec.ts";
import { deviceIdOf } from "./device-id.ts";
import { scaled, textValue } from "./metric-value.ts";
import { payloadText } from "./payload-text.ts";

type Field = readonly [metric: string, factor: number];

const WH_PER_WATT_MINUTE = 1 / 60;

const FIELDS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  relay: {
    power: ["power_w", 1],
    // Counts from the device's start, in watt-minutes.
    energy: ["energy_wh", WH_PER_WATT_MINUTE],
  },
  // Of two registers of the same energy the one that a restart does not clear.
  emeter: {
    power: ["power_w", 1],
    reactive_power: ["reactive_power_var", 1],
    pf: ["power_factor_ratio", 1],
    voltage: ["voltage_v", 1],
    current: ["current_a", 1],
    total: ["energy_wh", 1],
    total_returned: ["energy_export_wh", 1],
  },
  sensor: {
    temperature: ["temp_c", 1],
    humidity: ["humidity_pct", 1],
    lux: ["illuminance_lx", 1],
    battery: ["battery_pct", 1],
  },
};

/** First Shellies: `shellies/<id>/relay/0/power` and the like, one number as text, without a time. */
export const shellyGen1: Codec = {
  takes: ([root]) => root === "shellies",
  read({ payload, rxTs }, levels, draft) {
    const [, id, component, ...rest] = levels;
    const fields = Object.hasOwn(FIELDS, component ?? "") ? FIELDS[component ?? ""] : undefined;
    const field = rest.at(-1) ?? "";
    if (!fields || !Object.hasOwn(fields, field) || rest.length !== (component === "sensor" ? 1 : 2)) return undefined;
    const [metric, factor] = fields[field]!;
    const channel = component === "sensor" ? "0" : rest[0]!;
    const deviceId = deviceIdOf(channelId(deviceIdOf(id, "the topic's device"), channel), "the topic's channel");
    draft.deviceId = deviceId;
    const value = textValue(payloadText(payload), `${component}/${field}`);
    if (value === null) return [];
    return unnumbered(deviceId, { ts: rxTs, rxTs }, [[metric, factor === 1 ? value : scaled(value, factor)]]);
  },
};

/** The device of a channel: the first is the device itself, as most have but one. */
export function channelId(deviceId: string, channel: string): string {
  return channel === "0" ? deviceId : `${deviceId}:${channel}`;
}
