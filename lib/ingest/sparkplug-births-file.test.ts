import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { examples, messageOf } from "#lib/broker/contract-fixture.ts";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { readSparkplugBirths, writeSparkplugBirths } from "./sparkplug-births-file.ts";

const golden = new Map(examples("golden"));
const birth = messageOf(golden.get("sparkplug-dbirth.json")!);
const data = messageOf(golden.get("sparkplug-ddata.json")!);
const zone = "Asia/Seoul";

it("readSparkplugBirths() gives the next process the names that a birth told this one", async () => {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-births-"));
  const none = await readSparkplugBirths(home);
  expect(decodeMessage(data, { zone, births: none })).toMatchObject({ reason: "birth_missing" });
  expect(decodeMessage(birth, { zone, births: none }).kind).toBe("readings");
  await writeSparkplugBirths(home, none);
  await appendFile(path.join(home, "ingest", "sparkplug-births.ndjson"), '{"topic":"spBv1.0/a/NBIR');
  const births = await readSparkplugBirths(home);
  const decoded = decodeMessage(data, { zone, births });
  expect(decoded).toMatchObject({ readings: [{ metric: "power_w", value: 13_250 }, { metric: "energy_wh" }] });
  await rm(home, { recursive: true });
});
