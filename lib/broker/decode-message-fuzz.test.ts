import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metricUnit } from "#lib/metering/metric-units.ts";
import { encodeGateway, encodeOwn, type OwnReading, ownObject } from "./codecs/own-message.ts";
import { REJECT_REASONS } from "./codecs/rejection.ts";
import { SparkplugBirths } from "./codecs/sparkplug/births.ts";
import { examples, messageOf, optionsOf } from "./contract-fixture.ts";
import { decodeMessage, LONGEST_PAYLOAD } from "./decode-message.ts";
import type { Decoded } from "./decoded.ts";
import type { RawMessage } from "./raw-message.ts";
import { gatewayTopic, INGEST_FILTERS, upTopic } from "./topics.ts";

const ZONE = "Asia/Seoul";
const RX = Date.parse("2026-01-31T00:00:05Z");
const EARLIEST = Date.UTC(2000, 0, 1);
const golden = examples("golden").map(([, example]) => example);

/** What holds of a decoded message, whatever it was. */
function expectSound(decoded: Decoded, rxTs: number): void {
  if (decoded.kind === "ignored") return;
  if (decoded.kind === "rejected") {
    expect(REJECT_REASONS).toContain(decoded.reason);
    expect(decoded.reason).not.toBe("decoder_failed");
    expect(decoded.detail).toMatch(/^Cannot [^\n\r]{1,400}$/u);
    return;
  }
  for (const { ts, deviceId, metric, value, seq, boot } of decoded.readings) {
    expect(Number.isInteger(ts) && ts >= EARLIEST && ts <= rxTs + 300_000).toBe(true);
    expect(deviceId).toMatch(/^[^\p{C}]{1,200}$/u);
    expect(metricUnit(metric)).toBeDefined();
    expect(Math.abs(value) <= 1e15 && !Object.is(value, -0)).toBe(true);
    expect((seq === null) === (boot === null)).toBe(true);
  }
}

const raw = (topic: string, payload: Uint8Array | string, retain = false): RawMessage => ({
  topic,
  payload: Buffer.from(payload),
  retain,
  rxTs: RX,
  clientId: "fuzz",
});

describe("decodeMessage() and whatever comes", () => {
  const level = fc.oneof(
    fc.constantFrom("power", "measurement", "campus", "v1", "dev", "gw", "up", "tele", "SENSOR", "sensor", "state"),
    fc.constantFrom(
      "homeassistant",
      "shellies",
      "relay",
      "0",
      "energy",
      "events",
      "rpc",
      "status",
      "switch:0",
      "spBv1.0",
    ),
    fc.constantFrom("NBIRTH", "DDATA", "temperature", "__proto__", "constructor", "toString", "", "a"),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  const topic = fc.oneof(
    fc.array(level, { maxLength: 7 }).map((levels) => levels.join("/")),
    fc.constantFrom(...INGEST_FILTERS).chain((filter) =>
      fc.array(level, { minLength: 7, maxLength: 7 }).map((levels) =>
        filter
          .replace("#", "campus/NBIRTH/node")
          .split("/")
          .map((each, i) => (each === "+" ? levels[i]! : each))
          .join("/"),
      ),
    ),
  );
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.json({ maxDepth: 4 }).map((text) => new TextEncoder().encode(text)),
    fc
      .constantFrom("nan", "12", "-0", "1e309", "{}", "[]", "null", '{"__proto__":{"x":1}}')
      .map((text) => Buffer.from(text)),
  );

  it("never throws, and answers with finite readings or a reason of the fixed set", () => {
    const births = new SparkplugBirths();
    fc.assert(
      fc.property(topic, payload, fc.boolean(), (name, bytes, retain) => {
        expectSound(decodeMessage(raw(name, bytes, retain), { zone: ZONE, births }), RX);
      }),
      { seed: 1, numRuns: 6000 },
    );
  });

  it("never throws at golden messages that were damaged on their way", () => {
    const kinds = { readings: 0, rejected: 0, ignored: 0 };
    const damage = fc.record({
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.boolean(),
      twice: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...golden), fc.array(damage, { minLength: 1, maxLength: 3 }), (example, faults) => {
        const { payload: sound, ...message } = messageOf(example);
        let bytes = Uint8Array.from(sound);
        for (const { at, byte, cut, twice } of faults) {
          const where = bytes.length === 0 ? 0 : at % bytes.length;
          if (cut) bytes = bytes.slice(0, where);
          else if (twice) bytes = Uint8Array.from([...bytes.slice(0, where), ...bytes.slice(Math.floor(where / 2))]);
          else if (bytes.length > 0) bytes[where] = byte;
        }
        const decoded = decodeMessage({ ...message, payload: bytes }, optionsOf(example));
        kinds[decoded.kind]++;
        expectSound(decoded, message.rxTs);
      }),
      { seed: 2, numRuns: 6000 },
    );
    expect(kinds.readings).toBeGreaterThan(200);
    expect(kinds.rejected).toBeGreaterThan(1000);
  });

  it("never throws where a golden message has another value in it, and never takes text for a number in our own format", () => {
    const objects = golden.flatMap((example) => {
      const isOwn = /^(campus|power)/.test(example.topic);
      return isOwn && example.payload?.startsWith("{")
        ? [{ example, body: JSON.parse(example.payload) as object }]
        : [];
    });
    expect(objects.length).toBeGreaterThan(10);
    const junk = fc.constantFrom("12", true, [], [1], {}, "NaN", Number.MAX_VALUE, { valueOf: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...objects), fc.nat(), junk, ({ example, body }, at, value) => {
        const names = Object.keys(body);
        const name = names[at % names.length]!;
        const text = JSON.stringify({ ...body, [name]: value });
        const decoded = decodeMessage(messageOf({ ...example, payload: text }), optionsOf(example));
        expectSound(decoded, Date.parse(example.received));
        const isMetric = metricUnit(name) !== undefined || /^(temp|humidity|brightness|electric)$/.test(name);
        if (isMetric && name !== "uptime_ms") expect(decoded.kind).not.toBe("readings");
      }),
      { seed: 3, numRuns: 1500 },
    );
  });

  it("is harmed neither by prototypes nor by depth", () => {
    const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const polluting =
      '{"__proto__":{"power_w":1,"polluted":1},"constructor":{"prototype":{"polluted":1}},"device_id":"a","ts":1769817600000}';
    for (const filter of INGEST_FILTERS) {
      const name = filter.replace("#", "g/DDATA/n/d").replaceAll("+", "__proto__");
      for (const text of [deep, polluting, "[".repeat(200_000)]) {
        expectSound(decodeMessage(raw(name, text), { zone: ZONE }), RX);
      }
    }
    expect("polluted" in {}).toBe(false);
    const decoded = decodeMessage(raw(upTopic("main", "a"), polluting), { zone: ZONE });
    expect(decoded).toMatchObject({ kind: "readings", readings: [] });
    // A message within a message, as deep as bytes allow: groups of Protocol Buffers.
    const groups = new Uint8Array(500_000).fill(0x7b);
    expect(decodeMessage(raw("spBv1.0/g/DDATA/n/d", groups), { zone: ZONE })).toMatchObject({
      reason: "not_sparkplug",
    });
  });

  it("rejects what is too large unread", () => {
    const large = raw(upTopic("main", "a"), Buffer.alloc(LONGEST_PAYLOAD + 1, "["));
    expect(decodeMessage(large, { zone: ZONE })).toMatchObject({ kind: "rejected", reason: "too_large" });
  });
});

describe("encodeOwn() and encodeGateway()", () => {
  const reading = (deviceId: fc.Arbitrary<string>): fc.Arbitrary<OwnReading> =>
    fc.record(
      {
        deviceId,
        ts: fc.integer({ min: EARLIEST, max: RX + 300_000 }),
        values: fc.dictionary(
          fc.constantFrom("power_w", "energy_wh", "temp_c", "co2_ppm"),
          fc.option(fc.double({ min: -1e15, max: 1e15 })),
        ),
        numbered: fc.record({
          boot: fc.integer({ min: 0, max: 9 }),
          seq: fc.integer({ min: 5, max: 99 }),
          oldestSeq: fc.integer({ min: 1, max: 5 }),
        }),
        uptimeMs: fc.nat(),
        quality: fc.constantFrom("measured", "estimated", "synthetic"),
        timeQuality: fc.constantFrom("synced", "holdover"),
      },
      { requiredKeys: ["deviceId", "ts", "values"] },
    );
  const readingsOf = ({ deviceId, ts, values, numbered, quality = "measured" }: OwnReading) =>
    Object.entries(values).flatMap(([metric, value]) =>
      value === null || Number.isNaN(value)
        ? []
        : [
            {
              ts,
              deviceId,
              metric,
              value: value + 0,
              rxTs: RX,
              seq: numbered?.seq ?? null,
              boot: numbered?.boot ?? null,
              quality,
            },
          ],
    );

  it("are read back by decodeMessage() as they were, without what is missing", () => {
    fc.assert(
      fc.property(reading(fc.constant("본관-1")), (one) => {
        const decoded = decodeMessage(raw(upTopic("main", "본관-1"), encodeOwn(one)), { zone: ZONE });
        const { numbered } = one;
        expect(decoded).toEqual({
          kind: "readings",
          deviceId: "본관-1",
          readings: readingsOf(one),
          sequence: numbered
            ? { source: "dev/본관-1", boot: numbered.boot, seq: numbered.seq, oldest: numbered.oldestSeq }
            : null,
        });
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it("keep readings of many devices apart", () => {
    fc.assert(
      fc.property(fc.array(reading(fc.constantFrom("a", "b", "c")), { minLength: 1, maxLength: 5 }), (many) => {
        const text = encodeGateway({ boot: 1, seq: 2, readings: many.map(ownObject) });
        expect(decodeMessage(raw(gatewayTopic("main", "web"), text), { zone: ZONE })).toEqual({
          kind: "readings",
          deviceId: "gw/web",
          readings: many.flatMap(readingsOf),
          sequence: { source: "gw/web", boot: 1, seq: 2, oldest: null },
        });
      }),
      { seed: 6, numRuns: 300 },
    );
    const run = [4, 5].map((seq) => ({ deviceId: "a", ts: RX, values: { power_w: seq }, numbered: { boot: 1, seq } }));
    expect(decodeMessage(raw(upTopic("main", "a"), encodeOwn(run)), { zone: ZONE })).toMatchObject({
      sequence: { source: "dev/a", boot: 1, first: 4, seq: 5, oldest: null },
    });
  });
});
