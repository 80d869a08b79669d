import { describe, expect, it } from "vitest";
import type { Reading } from "#lib/metering/reading.ts";
import { REJECT_REASONS } from "./codecs/rejection.ts";
import { examples, messageOf, optionsOf } from "./contract-fixture.ts";
import { decodeMessage } from "./decode-message.ts";

const keyOf = ({ deviceId, metric, ts }: Reading) => `${deviceId} ${metric} ${ts}`;
const golden = examples("golden");
const broken = examples("broken");

describe("decodeMessage() and the examples of firmware/contract", () => {
  it("are many, of each format and each reason", () => {
    expect(golden.length).toBeGreaterThanOrEqual(50);
    expect(broken.length).toBeGreaterThanOrEqual(50);
    const formats = ["original", "own", "gateway", "tasmota", "esphome", "home-assistant", "shelly", "sparkplug"];
    for (const format of formats) expect(golden.some(([name]) => name.startsWith(format))).toBe(true);
    const reasons = new Set(
      broken.map(
        ([
          ,
          {
            expect: { reason },
          },
        ]) => reason,
      ),
    );
    // What is too large for a file, what must never be, and what a connection tells.
    expect(new Set(REJECT_REASONS).difference(reasons)).toEqual(new Set(["too_large", "decoder_failed", "identity"]));
  });

  it.each(golden)("reads golden/%s", (_name, example) => {
    const message = messageOf(example);
    const decoded = decodeMessage(message, optionsOf(example));
    if ("ignored" in example.expect) {
      expect(decoded).toEqual({ kind: "ignored" });
      return;
    }
    const { device_id: deviceId, sequence, readings } = example.expect;
    expect(decoded).toEqual({
      kind: "readings",
      deviceId,
      sequence,
      readings: expect.any(Array),
    });
    const byDevice = (a: Reading, b: Reading) => (keyOf(a) < keyOf(b) ? -1 : 1);
    const wanted = readings.map(({ ts, device_id, ...rest }) => ({
      ...rest,
      ts: Date.parse(ts),
      deviceId: device_id,
      rxTs: message.rxTs,
    }));
    const found = decoded.kind === "readings" ? decoded.readings : [];
    expect([...found].sort(byDevice)).toEqual(wanted.sort(byDevice));
  });

  it.each(broken)("rejects broken/%s", (_name, example) => {
    const { reason, device_id: deviceId, sequence } = example.expect;
    const decoded = decodeMessage(messageOf(example), optionsOf(example));
    expect(decoded).toEqual({
      kind: "rejected",
      reason,
      deviceId,
      sequence,
      detail: expect.stringMatching(/^Cannot .{10,400}$/u),
    });
  });
});
