import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestState, type TestState } from "../test-state.ts";
import { issueToken, tokenHash } from "../tokens/issue-token.ts";
import { revokeTokens } from "../tokens/revoke-tokens.ts";
import { listDevices } from "./list-devices.ts";
import { listPlaces } from "./list-places.ts";
import { deviceHistory, readDevice } from "./read-device.ts";
import { createDevice, retireDevice, updateDevice } from "./write-device.ts";
import { createPlace, removePlace, updatePlace } from "./write-place.ts";
import { putPoint } from "./write-point.ts";

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
});
afterAll(() => test.close());
beforeEach(() => test.clear());

const by = { actor: "test" };

async function campus(): Promise<void> {
  const { state } = test;
  await createPlace(state, { id: "main", kind: "campus", name_en: "Main campus", name_ko: "본교" }, by);
  await createPlace(
    state,
    { id: "eng", kind: "building", parent_id: "main", name_en: "Engineering Hall", name_ko: "공학관" },
    by,
  );
  await createPlace(state, { id: "eng/402", kind: "room", parent_id: "eng", name_en: "402", floor: 4 }, by);
}

describe("the registry", () => {
  it("createDevice() makes a known device, once, and updateDevice() tells in history what changed and who did it", async () => {
    const { state } = test;
    await campus();
    const made = await createDevice(
      state,
      { id: "gw/esp-1", kind: "sensor", name_ko: "실험실 온도계", place_id: "eng/402" },
      by,
    );
    expect(made).toMatchObject({ status: "known", role: "none", quality: "measured", placeId: "eng/402" });
    await expect(createDevice(state, { id: "gw/esp-1" }, by)).rejects.toMatchObject({ fault: "exists" });
    await updateDevice(state, "gw/esp-1", { name_ko: "실험실 온도계", rated_w: 3 }, { actor: "박" });
    await putPoint(state, "gw/esp-1", "temp_c", { range_min: 5, range_max: 40, calibration_offset: -0.4 }, by);
    await updateDevice(state, "gw/esp-1", { rated_w: 3 }, by);
    const history = await deviceHistory(state, "gw/esp-1");
    expect(history.map(({ entity, action, actor, before, after }) => [entity, action, actor, before, after])).toEqual([
      [
        "point",
        "create",
        "test",
        null,
        expect.objectContaining({ metric: "temp_c", unit: "°C", calibration_offset: -0.4 }),
      ],
      ["device", "update", "박", { rated_w: null }, { rated_w: 3 }],
      ["device", "create", "test", null, expect.objectContaining({ id: "gw/esp-1", name_ko: "실험실 온도계" })],
    ]);
    const { json, places } = await readDevice(state, "gw/esp-1");
    expect(places.map(({ id }) => id)).toEqual(["main", "eng", "eng/402"]);
    expect(json).toMatchObject({ points: [{ metric: "temp_c", range_max: 40, calibrated_at: expect.any(String) }] });
  });

  it("updateDevice() refuses what has changed since it was looked at, and changes nothing where nothing differs", async () => {
    const { state } = test;
    await createDevice(state, { id: "a" }, by);
    const { etag } = await readDevice(state, "a");
    await updateDevice(state, "a", { model: "x" }, { ...by, ifMatch: etag });
    await expect(updateDevice(state, "a", { model: "y" }, { ...by, ifMatch: etag })).rejects.toMatchObject({
      fault: "stale",
    });
    const now = (await readDevice(state, "a")).etag;
    await updateDevice(state, "a", { model: "x" }, { ...by, ifMatch: now });
    expect((await readDevice(state, "a")).etag).toBe(now);
    await putPoint(state, "a", "power_w", { range_max: 9 }, { ...by, ifMatch: now });
    await expect(putPoint(state, "a", "power_w", {}, { ...by, ifMatch: now })).rejects.toMatchObject({
      fault: "stale",
    });
    await expect(updateDevice(state, "b", {}, by)).rejects.toMatchObject({ fault: "missing" });
  });

  it("createDevice() says of each bad field what it must be", async () => {
    const bad = {
      id: " a+",
      kind: "toaster",
      role: null,
      name_en: "x\u0007",
      rated_w: -1,
      x_m: "far",
      desired: [],
      twin: { kind: "thermometer", version: 1, metric: "temp_c" },
      colour: 1,
    };
    const failure = await createDevice(test.state, bad, by).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "RegistryError", fault: "invalid" });
    const { fields } = failure as { fields: Record<string, string> };
    expect(Object.keys(fields)).toEqual(Object.keys(bad));
    expect(fields.kind).toBe(
      "must be one of room, pc, pv, meter, weather, sensor, gateway, other, or null: current value is toaster",
    );
    expect(fields.twin).toMatch(
      /^must be the model of a twin, or null \(Cannot read the model of a twin as timeConstantH must be a number\)/,
    );
    await expect(createDevice(test.state, { id: "a", place_id: "nowhere" }, by)).rejects.toThrow(
      "there is no nowhere, make it first",
    );
    await expect(putPoint(test.state, "a", "temp", {}, by)).rejects.toThrow("metric must be a name in snake case");
    expect((await listDevices(test.state, {})).total).toBe(0);
  });

  it("places are a tree that stays one", async () => {
    const { state } = test;
    await campus();
    await expect(createPlace(state, { id: "x", kind: "room" }, by)).rejects.toThrow("parent_id must be the building");
    await expect(createPlace(state, { id: "x", kind: "building", parent_id: "eng" }, by)).rejects.toThrow(
      "a campus, as a building lies in one",
    );
    await expect(updatePlace(state, "main", { parent_id: "eng" }, by)).rejects.toThrow(
      "empty, as a campus lies in nothing",
    );
    await expect(updatePlace(state, "eng", { kind: "room" }, by)).rejects.toThrow();
    await expect(removePlace(state, "eng", by)).rejects.toMatchObject({ fault: "in_use" });
    await createDevice(state, { id: "a", place_id: "eng/402" }, by);
    const list = await listPlaces(state);
    expect(list.map(({ id, devices }) => [id, devices])).toEqual([
      ["main", 0],
      ["eng", 0],
      ["eng/402", 1],
    ]);
    await expect(removePlace(state, "eng/402", by)).rejects.toThrow("1 places or devices are in it");
  });

  it("listDevices() searches in both languages and by place, filters, sorts and pages", async () => {
    const { state } = test;
    await campus();
    for (const [id, fields] of Object.entries({
      t1: { name_ko: "온도계 하나", name_en: "Thermometer one", kind: "sensor", place_id: "eng/402" },
      t2: { name_en: "100% meter", kind: "meter", model: "PZEM-004T", place_id: "eng" },
      t3: { kind: "pc" },
    })) {
      await createDevice(state, { id, ...fields }, by);
    }
    await retireDevice(state, "t3", by);
    const ids = async (query: Parameters<typeof listDevices>[1]) =>
      (await listDevices(state, query)).devices.map(({ id }) => id);
    expect(await ids({ q: "온도계" })).toEqual(["t1"]);
    expect(await ids({ q: "공학관" })).toEqual(["t1", "t2"]);
    expect(await ids({ q: "engineering pzem" })).toEqual(["t2"]);
    expect(await ids({ q: "%" })).toEqual(["t2"]);
    expect(await ids({ place: "main" })).toEqual(["t1", "t2"]);
    expect(await ids({ place: "eng/402" })).toEqual(["t1"]);
    expect(await ids({ status: ["retired", "new"] })).toEqual(["t3"]);
    expect(await ids({ kind: ["sensor", "pc"] })).toEqual(["t1", "t3"]);
    expect(await ids({ sort: "name", descending: true })).toEqual(["t1", "t3", "t2"]);
    expect(await listDevices(state, { limit: 1, offset: 1 })).toMatchObject({
      total: 3,
      devices: [{ id: "t2", building_ko: "공학관" }],
    });
    expect(await listDevices(state, { limit: 1, offset: 9 })).toEqual({ total: 3, devices: [] });
  });
});

describe("tokens", () => {
  it("issueToken() tells 32 random bytes once and keeps their hash; the one before lasts for the grace", async () => {
    const { state } = test;
    await createDevice(state, { id: "a" }, by);
    const first = await issueToken(state, "a", {}, "test");
    expect(first.token).toMatch(/^[\w-]{43}$/);
    const second = await issueToken(state, "a", { grace_hours: 0, expires_at: "2999-01-01T00:00:00Z" }, "test");
    const { json } = await readDevice(state, "a");
    expect(json.tokens).toEqual([
      expect.objectContaining({ id: second.id, hint: second.token.slice(-4), status: "active" }),
      expect.objectContaining({ id: first.id, status: "expired" }),
    ]);
    const { rows } = await state.pool.query<{ all: string }>(
      "SELECT (SELECT json_agg(t)::text FROM device_token t) || (SELECT json_agg(c)::text FROM change c) AS all",
    );
    expect(rows[0]!.all).toContain(tokenHash(first.token));
    for (const { token } of [first, second]) expect(rows[0]!.all).not.toContain(token);
    const told = JSON.stringify([json, await deviceHistory(state, "a")]);
    expect(told).not.toContain(tokenHash(second.token));
    await expect(issueToken(state, "a", { expires_at: "2001-01-01T00:00:00Z" }, "test")).rejects.toThrow(
      "must be in the future",
    );
  });

  it("revokeTokens() voids one or all, and a retired device has none", async () => {
    const { state } = test;
    await createDevice(state, { id: "a" }, by);
    const first = await issueToken(state, "a", {}, "test");
    await issueToken(state, "a", {}, "test");
    await issueToken(state, "a", {}, "test");
    expect(await revokeTokens(state, "a", first.id, "test")).toBe(1);
    expect(await revokeTokens(state, "a", first.id, "test")).toBe(0);
    await expect(revokeTokens(state, "a", "x", "test")).rejects.toMatchObject({ fault: "missing" });
    expect(await revokeTokens(state, "a", "all", "test")).toBe(2);
    await issueToken(state, "a", {}, "test");
    await retireDevice(state, "a", by);
    expect((await listDevices(state, {})).devices[0]).toMatchObject({ status: "retired", active_tokens: 0 });
    await expect(issueToken(state, "a", {}, "test")).rejects.toThrow("retired");
    expect((await deviceHistory(state, "a")).map(({ action }) => action).filter((a) => a === "revoke")).toHaveLength(4);
  });
});
