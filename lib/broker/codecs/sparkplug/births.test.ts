import { expect, it } from "vitest";
import { examples, messageOf } from "../../contract-fixture.ts";
import { decodeMessage } from "../../decode-message.ts";
import { SparkplugBirths } from "./births.ts";

const golden = new Map(examples("golden"));
const birth = messageOf(golden.get("sparkplug-dbirth.json")!);
const data = messageOf(golden.get("sparkplug-ddata.json")!);
/** The device comes up again, and no longer has the metrics it had. */
const later = { ...messageOf(golden.get("sparkplug-nbirth.json")!), topic: birth.topic, rxTs: data.rxTs + 1000 };

const decode = (rxTs: number, births: SparkplugBirths) =>
  decodeMessage({ ...data, rxTs }, { zone: "Asia/Seoul", births });

it("SparkplugBirths explains a message by the birth before it", () => {
  const births = SparkplugBirths.from([later, birth]);
  expect(decode(data.rxTs, births)).toMatchObject({ readings: [{ metric: "power_w" }, { metric: "energy_wh" }] });
  expect(decode(later.rxTs, births)).toMatchObject({ kind: "rejected", reason: "birth_missing" });
});

it("SparkplugBirths explains a message from before all births by the first, so that it can be replayed", () => {
  expect(decode(birth.rxTs - 1, SparkplugBirths.from([birth, later])).kind).toBe("readings");
  expect(decode(birth.rxTs - 1, SparkplugBirths.from([])).kind).toBe("rejected");
});

it("SparkplugBirths keeps the last three births of a device, and leaves alone what is none", () => {
  const many = Array.from({ length: 5 }, (_, i) => ({ ...birth, rxTs: birth.rxTs + i }));
  const births = SparkplugBirths.from([...many, many[4]!, data, { ...birth, payload: Buffer.from("no birth") }]);
  expect(births.messages().map(({ rxTs }) => rxTs - birth.rxTs)).toEqual([2, 3, 4]);
});

it("SparkplugBirths forgets what was told longest ago before it fills the memory", () => {
  const births = new SparkplugBirths();
  // A birth made long by what Protocol Buffers skip: field 15, of 2²⁰ bytes.
  const padding = Buffer.concat([Buffer.from([0x7a, 0x80, 0x80, 0x40]), Buffer.alloc(2 ** 20)]);
  const payload = Buffer.concat([birth.payload, padding]);
  for (let i = 0; i < 40; i++) births.note({ ...birth, topic: `spBv1.0/campus/DBIRTH/gw1/d${i}`, payload });
  const topics = births.messages().map(({ topic }) => topic);
  expect(topics).toHaveLength(15);
  expect(topics.at(-1)).toBe("spBv1.0/campus/DBIRTH/gw1/d39");
});
