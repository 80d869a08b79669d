import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestState, type TestState } from "../../test-state.ts";
import { listPlaces } from "../list-places.ts";
import { readDevice } from "../read-device.ts";
import { createDevice, retireDevice } from "../write-device.ts";
import { createPlace } from "../write-place.ts";
import { putPoint } from "../write-point.ts";
import { exportRegistry } from "./export-registry.ts";
import { importRegistry } from "./import-registry.ts";

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
});
afterAll(() => test.close());
beforeEach(() => test.clear());

const by = { actor: "test" };
const taken = (text: string) =>
  importRegistry(test.state, { name: "devices.csv", bytes: new TextEncoder().encode(text) }, { ...by, siteId: "main" });

/** All that a registry can hold of places, devices and points. */
async function fill(): Promise<void> {
  const { state } = test;
  const where = { x_m: -12.5, y_m: 1e-7, latitude: 37.5665, longitude: 126.978, area_m2: 60.25 };
  await createPlace(state, { id: "main", kind: "campus", name_en: "Main", name_ko: "본교", ...where }, by);
  await createPlace(state, { id: "old-site", kind: "campus", note: "no devices" }, by);
  await createPlace(state, { id: "engineering", kind: "building", parent_id: "main", name_ko: "공학관", ...where }, by);
  await createPlace(state, { id: "shed", kind: "building" }, by);
  // Neither is where its id would have it.
  await createPlace(state, { id: "E402", kind: "room", parent_id: "engineering", floor: 4, area_m2: 45 }, by);
  await createPlace(state, { id: "annex/12", kind: "room", parent_id: "main", x_m: 3 }, by);
  const note = "=1+1\n- \"two\", 'three'";
  await createPlace(state, { id: "empty", kind: "room", parent_id: "engineering", name_en: "'=Empty", note }, by);
  await createDevice(state, { id: "m1", kind: "meter", place_id: "E402", note, desired: { every_s: 5 } }, by);
  await createDevice(state, { id: "gw/온도-1", place_id: "annex/12", rated_w: 0.1 }, by);
  await createDevice(state, { id: "gate", place_id: "old-site" }, by);
  await createDevice(state, { id: "gone", place_id: "engineering" }, by);
  await retireDevice(state, "gone", by);
  const range = { range_min: -5, range_max: 40, calibration_gain: 1.02, calibration_offset: -0.4, calibrated_by: "박" };
  await putPoint(state, "m1", "temp_c", { ...range, location: "north wall" }, by);
  await putPoint(state, "m1", "power_w", {}, by);
}

describe("the registry's CSV", () => {
  it("goes into an empty database and comes out again byte by byte, rooms without a device included", async () => {
    await fill();
    const [first, places] = [await exportRegistry(test.state), await listPlaces(test.state)];
    expect(places).toHaveLength(7);
    expect((await taken(first)).changes).toEqual([]);
    await test.clear();
    expect((await taken(first)).created).toHaveLength(4);
    expect(await exportRegistry(test.state)).toBe(first);
    const told = ({ updated_at: _, etag: __, ...place }: Record<string, unknown>) => place;
    expect((await listPlaces(test.state)).map(told)).toEqual(places.map(told));
    // A spreadsheet may have sorted its lines.
    await test.clear();
    const [header, ...lines] = first.trim().split(/\r\n/);
    await taken([header, ...lines.reverse(), ""].join("\r\n"));
    expect(await exportRegistry(test.state)).toBe(first);
  });

  it("tells a column of a place alone, and leaves what it does not tell", async () => {
    await fill();
    const { changes } = await taken("device_id,place_id,area_m2\n,E402,50\n");
    expect(changes).toMatchObject([
      { entity: "place", entityId: "E402", before: { area_m2: 45 }, after: { area_m2: 50 } },
    ]);
  });

  it.each([
    ["device_id,place_id,area_m2\n,nowhere,50\n", "(line 2, column place_kind) as it must be campus, building or room"],
    ["device_id,place_id,area_m2\n,E402,-1\n", "(line 2, column area_m2) as it must be square metres from 0"],
    [
      "device_id,place_id,area_m2\nm1,E402,45\n",
      "(line 2, column area_m2) as it must be empty in the line of a device",
    ],
    [
      "device_id,place_id,metric\n,E402,temp_c\n",
      "(line 2, column metric) as it must be empty in a line without device_id",
    ],
    ["device_id,place_id,parent_id\n,E402,shed\n", "(line 2, column parent_id) as it must be engineering"],
    [
      "device_id,place_id,place_kind,parent_id\n,r,room,E402\n",
      "(line 2, column parent_id) as it must be a building or campus",
    ],
    [
      "device_id,place_id,place_kind\n,r,room\n",
      "(line 2, column parent_id) as it must be the building, or the campus",
    ],
    [
      "device_id,place_id,floor\n,E402,4\nm1,E402,5\n",
      "(line 3, column place_id) as it must be told as the line of the place E402",
    ],
    ["device_id,place_id\n,E402\n,E402\n", "(line 3, column place_id) as it must be named by one line"],
    [
      "device_id,metric,range_min\nm1,power_w,1\nm1,temp_c,40\n",
      "devices.csv (line 3, column range_min) as it must be less than range_max, 40",
    ],
    [
      "device_id,metric,range_max\nm1,temp_c,-6\n",
      "devices.csv (line 2, column range_max) as it must be more than range_min, -5",
    ],
    [
      "device_id,metric,range_min,range_max\nm2,temp_c,5,5\n",
      "(line 2, column range_max) as it must be more than range_min, 5",
    ],
  ])("refuses %j whole, and names line and column", async (text, message) => {
    await fill();
    const before = await exportRegistry(test.state);
    await expect(taken(text)).rejects.toThrow(message);
    expect(await exportRegistry(test.state)).toBe(before);
    expect((await readDevice(test.state, "m1")).json).toMatchObject({ place_id: "E402" });
  });
});
