import { afterEach, beforeEach, expect, it } from "vitest";
import { demoDeviceParts } from "#data/sample/devices/device-parts.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { importDevices } from "./import-devices.ts";
import { rowsOf, tinyLake } from "./tiny-lake.ts";

let lake: Lake;
let dispose: () => Promise<void>;
beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterEach(() => dispose());

const file = (text: string) => ({ name: "devices.csv", bytes: new TextEncoder().encode(text) });
const HEADER = "device_id,kind,role,building,building_en,building_ko,room,floor,x_m,y_m,rated_w";

it("importDevices() takes the place of the demo's devices and their history, and does nothing the second time", async () => {
  await lake.commit("demo", () => ({ put: demoDeviceParts(Date.UTC(2026, 10, 27)) }));
  const list = file(`${HEADER}\nE101,room,load,eng,Engineering,공학관,101,1,10,20,3000\nPV1,pv,generation,,,,,,,,\n`);
  const report = await importDevices(lake, list);
  expect(report).toMatchObject({ changed: true, added: 2, removedSample: ["device", "readings_15min"] });
  expect(await rowsOf(lake, "SELECT * FROM device ORDER BY device_id")).toEqual([
    {
      ...{ device_id: "E101", kind: "room", role: "load", building: "eng", building_en: "Engineering" },
      ...{ building_ko: "공학관", room: "101", floor: 1, x_m: 10, y_m: 20, rated_w: 3000 },
      ...{ quality: "measured", source: "devices.csv" },
    },
    {
      ...{ device_id: "PV1", kind: "pv", role: "generation", building: null, building_en: null, building_ko: null },
      ...{ room: null, floor: null, x_m: null, y_m: null, rated_w: null },
      ...{ quality: "measured", source: "devices.csv" },
    },
  ]);
  expect(await rowsOf(lake, "SELECT count(*)::INTEGER AS n FROM readings_15min")).toEqual([{ n: 0 }]);
  expect(await importDevices(lake, list)).toMatchObject({ changed: false, unchanged: 2 });
});

it.each([
  ["device_id,role\na,load\n", "(line 1) as the column kind is missing"],
  ["device_id,kind,role,colour\na,pc,none,red\n", "(line 1) as no column is named colour: there are device_id, kind"],
  ["device_id,kind,role\n", "as it has a header and no device"],
  [
    "device_id,kind,role\na,toaster,none\n",
    "(line 2, column kind) as it must be one of room, pc, pv, meter, weather: current value is toaster",
  ],
  ["device_id,kind,role\na,pc,none\n,pc,none\n", "(line 3, column device_id) as it must be 1 to 64 letters"],
  [
    "device_id,kind,role\na,pc,none\na,pc,none\n",
    "(line 3, column device_id) as it must be named once, and line 2 has it too",
  ],
  [
    "device_id,kind,role,floor\na,pc,none,1.5\n",
    "(line 2, column floor) as it must be a whole number, or empty: current value is 1.5",
  ],
  [
    "device_id,kind,role,x_m\na,pc,none,far\n",
    "(line 2, column x_m) as it must be a number, or empty: current value is far",
  ],
])("importDevices() refuses %j and changes nothing", async (text, message) => {
  const failure = importDevices(lake, file(text));
  await expect(failure).rejects.toBeInstanceOf(UserError);
  await expect(failure).rejects.toThrow(`Cannot import devices.csv ${message}`);
  expect(await lake.head()).toBeNull();
});
