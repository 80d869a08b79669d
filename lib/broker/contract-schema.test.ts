import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRIC_NAME, METRIC_UNITS } from "#lib/metering/metric-units.ts";
import { contractSchema, examples, messageOf, optionsOf } from "./contract-fixture.ts";
import { decodeMessage } from "./decode-message.ts";
import { fits } from "./json-schema-fixture.ts";

const original = contractSchema("original");
const own = contractSchema("own");
const gateway = { $ref: "#/$defs/gateway_message", $defs: own.$defs };

/** The schema of a topic that has one. */
function schemaOf(topic: string): Record<string, unknown> | undefined {
  if (topic === "power/measurement") return original;
  if (/^campus\/.*\/dev\/.*\/up$/.test(topic)) return own;
  return /^campus\/.*\/gw\/.*\/up$/.test(topic) ? gateway : undefined;
}

/** What a schema can see of a message. */
const OF_SHAPE = new Set(["bad_shape", "bad_value", "bad_time", "bad_device", "bad_sequence", "unknown_metric"]);
/** What takes more than a schema: arithmetic over fields, the calendar. */
const BEYOND = ["original-bad-date", "own-oldest-beyond", "own-array-gap", "own-array-boots"];
const NO_JSON = new Set(["empty", "not_json", "not_utf8"]);

const withSchema = <T extends { readonly topic: string }>(list: [string, T][]) =>
  list.flatMap(([name, example]) => {
    const schema = schemaOf(example.topic);
    return schema ? [{ name: name.replace(".json", ""), example, schema }] : [];
  });

describe("the contract's JSON schemas", () => {
  it("fit every golden example", () => {
    const golden = withSchema(examples("golden")).filter(({ example: { expect } }) => !("ignored" in expect));
    expect(golden.length).toBeGreaterThanOrEqual(15);
    const misfits = golden.filter(({ example, schema }) => !fits(JSON.parse(example.payload ?? ""), schema));
    expect(misfits.map(({ name }) => name)).toEqual([]);
  });

  it("fit a broken example where its fault is none of shape, and only there", () => {
    const broken = withSchema(examples("broken")).filter(({ example: { expect } }) => !NO_JSON.has(expect.reason));
    expect(broken.length).toBeGreaterThanOrEqual(30);
    const wrong = broken.filter(({ name, example, schema }) => {
      const mayFit = !OF_SHAPE.has(example.expect.reason) || BEYOND.includes(name);
      return fits(JSON.parse(example.payload ?? ""), schema) !== mayFit;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("know the same metrics and units as the decoder", () => {
    const { reading } = own.$defs as { reading: { patternProperties: object } };
    expect(Object.keys(reading.patternProperties)).toEqual([METRIC_NAME.source]);
  });

  it("agree with decodeMessage() on whatever objects", () => {
    const junk = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom("", "x", true, null, "2026-01-31T00:00:00Z"),
      fc.constant([]),
    );
    const either = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<unknown> = junk) =>
      fc.oneof({ weight: 20, arbitrary: good }, { weight: 1, arbitrary: bad });
    const u32 = either(fc.constantFrom(1, 2, 4_294_967_295), fc.constantFrom(0, 4_294_967_296, -1, 1.5, "1", null));
    const metric = fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...Object.keys(METRIC_UNITS)).map((unit) => `x_${unit}`) },
      { weight: 1, arbitrary: fc.constantFrom("speed", "W", "x_", "a_w_", "_w", "1_w", `${"x".repeat(64)}_w`) },
    );
    const value = either(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), fc.oneof(junk, fc.constant(1.1e15)));
    const object = fc
      .tuple(
        fc.record(
          {
            device_id: either(fc.constantFrom("a", "본관"), fc.constantFrom("a/b", "", "a\u0000", 7)),
            ts: either(
              fc.constantFrom(1_769_817_600_000, "2026-01-31T09:00:00+09:00", "2026-01-31 09:00", "2026-01-31T09"),
            ),
            seq: u32,
            boot: u32,
            uptime_ms: u32,
            quality: either(fc.constantFrom("measured", "estimated", "synthetic")),
            time_quality: either(fc.constantFrom("synced", "holdover", "estimated")),
          },
          { requiredKeys: ["device_id", "ts"] },
        ),
        fc.dictionary(metric, value, { maxKeys: 3 }),
      )
      .map(([fields, values]) => ({ ...fields, ...values }));
    let fitting = 0;
    fc.assert(
      fc.property(object, (body) => {
        const payload = JSON.stringify({ boot: 1, seq: 1, readings: [body] });
        const example = {
          topic: "campus/v1/main/gw/g/up",
          payload,
          received: "2026-01-31T00:00:05Z",
          zone: "Asia/Seoul",
        };
        const decoded = decodeMessage(messageOf(example), optionsOf(example));
        // Clocks are looked at before values.
        fc.pre(decoded.kind !== "rejected" || !decoded.reason.startsWith("clock_"));
        const isOfShape = decoded.kind !== "rejected" || !OF_SHAPE.has(decoded.reason);
        fitting += isOfShape ? 1 : 0;
        expect(fits(JSON.parse(payload), gateway)).toBe(isOfShape);
      }),
      { seed: 4, numRuns: 3000 },
    );
    expect(fitting).toBeGreaterThan(500);
    expect(fitting).toBeLessThan(2500);
  });
});
