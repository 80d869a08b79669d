import type { Reading } from "#lib/metering/reading.ts";
import { type Codec, type Draft, unnumbered } from "./codec.ts";
import { deviceIdOf } from "./device-id.ts";
import { metricValue, textValue } from "./metric-value.ts";
import { payloadObject, payloadText } from "./payload-text.ts";
import { inOurUnit, meaningOf, prefixed, snakeCase } from "./quantity.ts";
import { unknownName } from "./unknown-name.ts";

const MISSING = /^(nan|unknown|unavailable|none|)$/i;

/**
 * `homeassistant/sensor/<object_id>/state`: of Home Assistant's state stream one state as text, of devices that announce
 * themselves to it an object of several. Neither has a time.
 */
export const homeAssistant: Codec = {
  takes: ([prefix, sensor, , state]) => prefix === "homeassistant" && sensor === "sensor" && state === "state",
  read({ payload, rxTs }, levels, draft) {
    if (levels.length !== 4) return undefined;
    const id = deviceIdOf(levels[2], "the topic's object id");
    const text = payloadText(payload);
    if (!text.trimStart().startsWith("{")) return ofState(id, text, rxTs, draft);
    draft.deviceId = id;
    return unnumbered(id, { ts: rxTs, rxTs }, valuesOf(payloadObject(payload)));
  },
};

/** An entity is named by its device and what it measures: `kitchen_plug_power`. */
function ofState(id: string, text: string, rxTs: number, draft: Draft): Reading[] | undefined {
  const meaning = meaningOf(snakeCase(id));
  const deviceId = meaning?.prefix || id;
  draft.deviceId = deviceId;
  if (!meaning) return unknownName(id, text);
  const value = textValue(text, id, MISSING);
  if (value === null) return [];
  return unnumbered(deviceId, { ts: rxTs, rxTs }, [[meaning.metric, inOurUnit(value, meaning.factor)]]);
}

function valuesOf(body: Readonly<Record<string, unknown>>): [string, number][] {
  const entries = Object.entries(body);
  const meant = entries.flatMap(([name, raw]) => {
    const meaning = meaningOf(snakeCase(name));
    return meaning ? [{ name, raw, ...meaning }] : [];
  });
  const unknown = entries.find(([, raw]) => typeof raw === "number");
  if (meant.length === 0 && unknown) unknownName(unknown[0], String(unknown[1]));
  return meant.flatMap(({ name, raw, prefix, metric, factor }): [string, number][] => {
    const value = metricValue(raw, name);
    return value === null ? [] : [[prefixed(prefix, metric), inOurUnit(value, factor)]];
  });
}
