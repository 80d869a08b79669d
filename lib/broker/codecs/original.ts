import { type Codec, unnumbered } from "./codec.ts";
import { deviceIdOf } from "./device-id.ts";
import { believedTime, messageTime } from "./message-time.ts";
import { metricValue } from "./metric-value.ts";
import { payloadObject } from "./payload-text.ts";

/** The fields of the format, by the metric that each holds. */
const FIELDS = [
  ["temp", "temp_c"],
  ["humidity", "humidity_pct"],
  ["brightness", "illuminance_lx"],
  ["electric", "power_w"],
] as const;

/** Seconds since 1970 are fewer than this until the year 5138, milliseconds more since 1973. */
const FEWEST_MS = 1e11;

/** `{"deviceCode","timestamp","temp","humidity","brightness","electric"}`, all devices on one topic. */
export const original: Codec = {
  takes: (levels) => levels.length === 2 && levels[0] === "power" && levels[1] === "measurement",
  read({ payload, rxTs }, _levels, draft, { zone }) {
    const body = payloadObject(payload);
    const deviceId = deviceIdOf(body.deviceCode, "deviceCode");
    draft.deviceId = deviceId;
    const ts = believedTime(messageTime(inMs(body.timestamp), rxTs, zone), rxTs);
    const values = FIELDS.flatMap(([field, metric]): [string, number][] => {
      const value = metricValue(body[field], field);
      return value === null ? [] : [[metric, value]];
    });
    return unnumbered(deviceId, { ts, rxTs }, values);
  },
};

function inMs(timestamp: unknown): unknown {
  return typeof timestamp === "number" && timestamp < FEWEST_MS ? Math.round(timestamp * 1000) : timestamp;
}
