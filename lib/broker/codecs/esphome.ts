import { type Codec, unnumbered } from "./codec.ts";
import { deviceIdOf } from "./device-id.ts";
import { textValue } from "./metric-value.ts";
import { payloadText } from "./payload-text.ts";
import { inOurUnit, meaningOf, prefixed, snakeCase } from "./quantity.ts";
import { unknownName } from "./unknown-name.ts";

/** ESPHome's `<prefix>/sensor/<object_id>/state`: one number as text, without a time. */
export const esphome: Codec = {
  takes: ([prefix, sensor, , state]) => sensor === "sensor" && state === "state" && prefix !== "homeassistant",
  read({ payload, rxTs }, levels, draft) {
    if (levels.length !== 4) return undefined;
    const deviceId = deviceIdOf(levels[0], "the topic's prefix");
    draft.deviceId = deviceId;
    const text = payloadText(payload);
    const name = snakeCase(levels[2] ?? "");
    const meaning = meaningOf(name);
    if (!meaning) return unknownName(name, text);
    const value = textValue(text, name);
    if (value === null) return [];
    // Names used to begin with the device's own.
    const device = snakeCase(deviceId);
    const part = `${meaning.prefix}_`;
    const prefix = (part.startsWith(`${device}_`) ? part.slice(device.length + 1) : part).slice(0, -1);
    const metric = prefixed(prefix, meaning.metric);
    return unnumbered(deviceId, { ts: rxTs, rxTs }, [[metric, inOurUnit(value, meaning.factor)]]);
  },
};
