import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { demoDeviceParts } from "#data/sample/devices/device-parts.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { importDevices } from "#lib/sources/import-devices.ts";
import { readDeviceList } from "#lib/sources/read-device-list.ts";
import { rowsOf, tinyLake } from "#lib/sources/tiny-lake.ts";
import { openTestState, type TestState } from "../../test-state.ts";
import { listDevices } from "../list-devices.ts";
import { readDevice } from "../read-device.ts";
import { retireDevice, updateDevice } from "../write-device.ts";
import { adoptLake } from "./adopt-lake.ts";
import { importDeviceList } from "./import-device-list.ts";
import { publishRegistry } from "./publish-registry.ts";

let test: TestState;
let lake: Lake;
let dispose: () => Promise<void>;
beforeAll(async () => {
  test = await openTestState();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.clear();
  ({ lake, dispose } = await tinyLake());
  await lake.commit("demo", () => ({ put: demoDeviceParts(Date.UTC(2026, 10, 27)) }));
});
afterEach(() => dispose());

const by = { actor: "test" };
const adopt = () => adoptLake(test.state, lake, { siteId: "main", actor: "worker" });
const publish = () => publishRegistry(test.state, lake, "worker");
const file = (text: string) => ({ name: "devices.csv", bytes: new TextEncoder().encode(text) });
const LIST = "device_id,kind,role,building,building_en,building_ko,room,floor,x_m,y_m,rated_w\n";
const partitions = async () =>
  (await lake.snapshot()).manifest.parts
    .filter(({ dataset }) => dataset === "device")
    .map(({ partition, rows }) => [partition, rows]);

it("adoptLake() takes the demo's devices with places and points, and publishRegistry() then changes nothing", async () => {
  expect(await adopt()).toBe(274);
  const { json } = await readDevice(test.state, "room-E101");
  expect(json).toMatchObject({ status: "known", quality: "synthetic", kind: "room", role: "load" });
  expect((json.places as { id: string }[]).map(({ id }) => id)).toEqual([
    "main",
    "engineering-1",
    "engineering-1/E101",
  ]);
  expect((json.points as unknown[]).length).toBeGreaterThan(2);
  const before = await lake.head();
  expect([await publish(), await adopt(), await publish()]).toEqual([false, 0, false]);
  expect(await lake.head()).toBe(before);
});

it("publishRegistry() tells the lake what a person changed, the demo's devices staying synthetic in their part", async () => {
  await adopt();
  await updateDevice(test.state, "room-E101", { rated_w: 1234 }, by);
  await retireDevice(test.state, "weather-01", by);
  expect(await publish()).toBe(true);
  expect(await partitions()).toEqual([["demo", 273]]);
  const [part] = (await lake.snapshot()).manifest.parts.filter(({ dataset }) => dataset === "device");
  expect(part!.provenance.quality).toBe("synthetic");
  expect(await rowsOf(lake, "SELECT rated_w, quality, room FROM device WHERE device_id = 'room-E101'")).toEqual([
    { rated_w: 1234, quality: "synthetic", room: "E101" },
  ]);
  expect(await publish()).toBe(false);
});

it("a list that takes the demo's place retires its devices, and those of a list before; what has no list stays", async () => {
  await adopt();
  await test.state.pool.query("INSERT INTO device (id) VALUES ('heard')");
  await updateDevice(test.state, "heard", { name_en: "By hand" }, by);
  const import_ = async (text: string) => {
    const list = await readDeviceList(file(text));
    await importDeviceList(test.state, { ...list, siteId: "main", actor: "cli" });
    return importDevices(lake, file(text));
  };
  await import_(`${LIST}E101,room,load,eng,Engineering,공학관,101,1,10,20,3000\nPV1,pv,generation,,,,,,,,\n`);
  expect(await publish()).toBe(true);
  expect(await partitions()).toEqual([["all", 3]]);
  expect(await rowsOf(lake, "SELECT device_id, kind, building, room, source FROM device ORDER BY 1")).toEqual([
    { device_id: "E101", kind: "room", building: "eng", room: "101", source: "devices.csv" },
    { device_id: "PV1", kind: "pv", building: null, room: null, source: "devices.csv" },
    { device_id: "heard", kind: "other", building: null, room: null, source: "registry" },
  ]);
  await import_(`${LIST}E101,room,load,eng,Engineering,공학관,101,1,10,20,3000\n`);
  await publish();
  const known = await listDevices(test.state, { status: ["known"] });
  expect(known.devices.map(({ id }) => id)).toEqual(["E101", "heard"]);
  expect(await publish()).toBe(false);
});

it("publishRegistry() retires the demo's devices once the lake's demo is gone", async () => {
  await adopt();
  await lake.commit("gone", (base) => ({ put: [], drop: base!.parts.filter(({ partition }) => partition === "demo") }));
  expect(await publish()).toBe(false);
  expect((await listDevices(test.state, { status: ["known"] })).total).toBe(0);
  expect(await partitions()).toEqual([]);
});
