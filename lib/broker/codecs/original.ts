import type { Reading } from "#lib/metering/reading.ts";
import type { Codec } from "./codec.ts";
import { deviceIdOf } from "./device-id.ts";
import { believedTime, messageTime } from "./message-time.ts";
import { metricValue } from "./metric-value.ts";
import { isObject, payloadJson, shown } from "./payload-text.ts";
import { Rejection } from "./rejection.ts";

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
  read({ payload, rxTs }, _levels, draft, zone) {
    const body = payloadJson(payload);
    if (!isObject(body)) {
      throw new Rejection("bad_shape", `Cannot read the payload as it must be an object: it is ${shown(body)}`);
    }
    const deviceId = deviceIdOf(body.deviceCode, "deviceCode");
    draft.deviceId = deviceId;
    const ts = believedTime(messageTime(inMs(body.timestamp), rxTs, zone), rxTs);
    return FIELDS.flatMap(([field, metric]): Reading[] => {
      const value = metricValue(body[field], field);
      return value === null ? [] : [{ ts, deviceId, metric, value, rxTs, seq: null, boot: null, quality: "measured" }];
    });
  },
};

function inMs(timestamp: unknown): unknown {
  return typeof timestamp === "number" && timestamp < FEWEST_MS ? Math.round(timestamp * 1000) : timestamp;
}
