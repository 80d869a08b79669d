import { metricUnit } from "#lib/metering/metric-units.ts";
import type { Reading } from "#lib/metering/reading.ts";
import type { Sequence } from "../decoded.ts";
import { ownTopic } from "../topics.ts";
import type { Codec, Draft } from "./codec.ts";
import { deviceIdOf } from "./device-id.ts";
import { believedTime, messageTime } from "./message-time.ts";
import { metricValue } from "./metric-value.ts";
import { checkedFields, gatewayFields, OWN_FIELDS, type OwnFields, ownFields } from "./own-fields.ts";
import { isObject, payloadJson, shown } from "./payload-text.ts";
import { Rejection } from "./rejection.ts";

interface Item {
  readonly body: Readonly<Record<string, unknown>>;
  readonly fields: OwnFields;
  /** For a message: which of several objects. */
  readonly where: string;
}

/** Our own format: of a device one object or several, of a gateway objects of many devices. */
export const own: Codec = {
  takes: ([root, version, , , , leaf]) => root === "campus" && version === "v1" && leaf === "up",
  read({ topic, payload, rxTs }, _levels, draft, { zone }) {
    const sender = ownTopic(topic);
    if (!sender) return undefined;
    const id = deviceIdOf(sender.id, "the topic's id");
    draft.deviceId = sender.kind === "dev" ? id : `gw/${id}`;
    const body = payloadJson(payload);
    const items = sender.kind === "gw" ? ofGateway(body, id, draft) : ofDevice(body, id, draft);
    return items.flatMap((item) => readingsOf(item, rxTs, zone));
  },
};

function ofGateway(body: unknown, gatewayId: string, draft: Draft): Item[] {
  const fields = checkedFields(gatewayFields, objectOf(body, ""), "");
  checkOldest(fields, "");
  const { boot, seq, oldest_seq, readings } = fields;
  draft.sequence = { source: `gw/${gatewayId}`, boot, seq, oldest: oldest_seq ?? null };
  return itemsOf(readings);
}

function ofDevice(body: unknown, deviceId: string, draft: Draft): Item[] {
  const list = isObject(body) && Array.isArray(body.readings) ? body.readings : body;
  const items = Array.isArray(list) ? itemsOf(list) : [itemOf(list, "")];
  draft.sequence = sequenceOf(items, `dev/${deviceId}`);
  for (const { fields, where } of items) {
    if (fields.device_id !== deviceId) {
      throw new Rejection(
        "device_mismatch",
        `Cannot take device_id${where} as the topic is of another device: current value is ${shown(fields.device_id)}`,
      );
    }
  }
  return items;
}

function itemsOf(list: readonly unknown[]): Item[] {
  if (list.length > 0) return list.map((body, i) => itemOf(body, ` of reading ${i + 1}`));
  throw new Rejection("bad_shape", "Cannot read the payload as it holds no reading");
}

function itemOf(value: unknown, where: string): Item {
  const body = objectOf(value, where);
  const fields = checkedFields(ownFields, body, where);
  if ((fields.seq === undefined) !== (fields.boot === undefined)) {
    throw new Rejection("bad_sequence", `Cannot use seq${where} as seq and boot must both be there, or neither`);
  }
  checkOldest(fields, where);
  return { body, fields, where };
}

function checkOldest({ seq, oldest_seq }: Pick<OwnFields, "seq" | "oldest_seq">, where: string): void {
  if (oldest_seq === undefined || (seq !== undefined && oldest_seq <= seq)) return;
  throw new Rejection(
    "bad_sequence",
    `Cannot use oldest_seq${where} as it must be at most seq: current value is ${oldest_seq}, and seq is ${shown(seq)}`,
  );
}

function objectOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw new Rejection("bad_shape", `Cannot read the payload${where} as it must be an object: it is ${shown(value)}`);
}

/** The numbers of a device's message: of a batch, one boot's, without a gap. */
function sequenceOf(items: readonly Item[], source: string): Sequence | null {
  const numbers = items.flatMap(({ fields: { seq } }) => (seq === undefined ? [] : [seq])).sort((a, b) => a - b);
  const [first, seq, boot] = [numbers[0], numbers.at(-1), items[0]?.fields.boot];
  if (first === undefined || seq === undefined) return null;
  const isRun = numbers.length === items.length && numbers.every((number, i) => number === first + i);
  if (boot === undefined || !isRun || items.some(({ fields }) => fields.boot !== boot)) {
    throw new Rejection(
      "bad_sequence",
      "Cannot use the batch as its readings must be numbered without a gap, in one boot, or not at all",
    );
  }
  const oldest = items.flatMap(({ fields: { oldest_seq } }) => (oldest_seq === undefined ? [] : [oldest_seq]));
  return {
    source,
    boot,
    seq,
    ...(first === seq ? {} : { first }),
    oldest: oldest.length > 0 ? Math.max(...oldest) : null,
  };
}

function readingsOf({ body, fields, where }: Item, rxTs: number, zone: string): Reading[] {
  const ts = believedTime(messageTime(fields.ts, rxTs, zone), rxTs);
  const { device_id: deviceId, seq = null, boot = null, quality = "measured" } = fields;
  return Object.entries(body).flatMap(([metric, raw]): Reading[] => {
    if (OWN_FIELDS.has(metric)) return [];
    if (metricUnit(metric) === undefined) {
      if (typeof raw !== "number") return [];
      throw new Rejection(
        "unknown_metric",
        `Cannot use ${shown(metric)}${where} as the name of a metric must end in its unit, such as power_w or temp_c`,
      );
    }
    const value = metricValue(raw, `${metric}${where}`);
    return value === null ? [] : [{ ts, deviceId, metric, value, rxTs, seq, boot, quality }];
  });
}
