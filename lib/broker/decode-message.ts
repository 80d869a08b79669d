import type { Codec, DecodeOptions, Draft } from "./codecs/codec.ts";
import { esphome } from "./codecs/esphome.ts";
import { homeAssistant } from "./codecs/home-assistant.ts";
import { housekeeping } from "./codecs/housekeeping.ts";
import { original } from "./codecs/original.ts";
import { own } from "./codecs/own.ts";
import { Rejection, type RejectReason } from "./codecs/rejection.ts";
import { shellyGen1 } from "./codecs/shelly-gen1.ts";
import { shellyGen2 } from "./codecs/shelly-gen2.ts";
import { sparkplug } from "./codecs/sparkplug/sparkplug.ts";
import { tasmota } from "./codecs/tasmota.ts";
import type { Decoded } from "./decoded.ts";
import { maySpeak, ownsDevice } from "./identity/identity.ts";
import type { RawMessage } from "./raw-message.ts";

/** Longest payload that is read. [bytes] */
export const LONGEST_PAYLOAD = 2 ** 20;

const CODECS: readonly Codec[] = [
  own,
  original,
  sparkplug,
  tasmota,
  shellyGen1,
  homeAssistant,
  esphome,
  shellyGen2,
  housekeeping,
];

/**
 * Says what a message means. Never throws, whatever the bytes.
 *
 * A message is taken whole or not at all: one value that cannot be understood keeps all of it back.
 */
export function decodeMessage(message: RawMessage, options: DecodeOptions): Decoded {
  const levels = message.topic.split("/");
  const codec = CODECS.find((each) => each.takes(levels));
  // A broker forgets what it keeps when it is sent nothing.
  if (message.retain && message.payload.length === 0) return { kind: "ignored" };
  const draft: Draft = { deviceId: null, sequence: null };
  const rejected = (reason: RejectReason, detail: string): Decoded => ({ kind: "rejected", ...draft, reason, detail });
  if (!codec)
    return rejected("topic_unknown", "Cannot tell what is meant as no format has this topic: see firmware/contract");
  if (message.payload.length === 0) return rejected("empty", "Cannot read the payload as it is empty");
  if (message.payload.length > LONGEST_PAYLOAD) {
    return rejected(
      "too_large",
      `Cannot read the payload as it is longer than ${LONGEST_PAYLOAD} bytes: send it in parts`,
    );
  }
  const { sender } = message;
  // Before it is read: it must count neither in another's series, nor as another's birth.
  if (sender !== undefined && !maySpeak(sender, levels)) return forged(sender, null);
  try {
    const readings = codec.read(message, levels, draft, options);
    if (!readings) return { kind: "ignored" };
    const other = sender === undefined ? undefined : readings.find(({ deviceId }) => !ownsDevice(sender, deviceId));
    if (sender !== undefined && other) return forged(sender, other.deviceId);
    if (message.retain) {
      return rejected(
        "retained",
        "Cannot take a retained message as history: it says when a broker kept it, not when it held",
      );
    }
    return { kind: "readings", deviceId: draft.deviceId ?? "", readings, sequence: draft.sequence };
  } catch (error) {
    if (error instanceof Rejection) return rejected(error.reason, error.message);
    return rejected("decoder_failed", `Cannot read the payload as the decoder failed: ${String(error)}`);
  }
}

/** It counts for its sender, where that is known: what it says of its device is not believed. */
function forged(sender: string, deviceId: string | null): Decoded {
  const of = deviceId === null ? "this topic" : `the device ${deviceId}`;
  const who =
    sender === "" ? "its sender showed no token, and that device has one" : `its sender proved to be ${sender}`;
  const detail = `Cannot take what it says of ${of} as ${who}`;
  return { kind: "rejected", deviceId: sender || deviceId, reason: "identity", detail, sequence: null };
}
