import { describe, expect, it } from "vitest";
import { mergedFrame } from "./live-frame.ts";
import { createLiveModel } from "./live-model.ts";
import { testDevice, testReading } from "./test-frame.ts";

const DEVICES = [
  testDevice("a"),
  testDevice("b"),
  testDevice("pc", { kind: "pc", role: "submeter" }),
  testDevice("sun", { kind: "pv", role: "generation" }),
];

function model() {
  const made = createLiveModel(0);
  made.list(DEVICES);
  return made;
}

describe("createLiveModel()", () => {
  it("sums loads alone: neither what lies behind them nor what generates", () => {
    const campus = model();
    campus.take(["a", "b", "pc", "sun"].map((id, i) => testReading(id, 1000, 100 * (i + 1))));
    const { load, pv } = campus.frame(2000, true);
    expect(load).toEqual({ w: 300, known: 2, listed: 2 });
    expect(pv).toEqual({ w: 400, known: 1, listed: 1 });
  });

  it("a silent device is unknown, not 0: its value goes out of the sum, and it says since when", () => {
    const campus = model();
    campus.take([testReading("a", 1000, 100), testReading("b", 200_000, 50)]);
    const { load, rooms, devices, quiet } = campus.frame(200_000, true);
    expect(load).toEqual({ w: 50, known: 1, listed: 2 });
    expect(rooms[0]).toMatchObject({ id: "a", state: "silent", at: 1000, powerW: null });
    expect(devices.silent).toBe(3);
    expect(quiet.map(({ id, at }) => [id, at])).toContainEqual(["a", 1000]);
  });

  it("nothing heard at all is null", () => {
    const { load, tempC, lastMessageAt } = model().frame(200_000, true);
    expect([load.w, tempC, lastMessageAt]).toEqual([null, null, null]);
  });

  it("a real 0 is 0", () => {
    const campus = model();
    campus.take([testReading("a", 1000, 0)]);
    expect(campus.frame(1000, true).rooms[0]?.powerW).toBe(0);
  });

  it("what comes late does not take the place of what followed it", () => {
    const campus = model();
    campus.take([testReading("a", 5000, 10), testReading("a", 4000, 99)]);
    expect(campus.frame(6000, true).rooms[0]?.powerW).toBe(10);
  });

  it("waits for the list of devices before it calls a sum that of the campus", () => {
    const campus = createLiveModel(0);
    campus.take([testReading("a", 1000, 100)]);
    expect(campus.frame(60_000, true).isStarting).toBe(true);
    campus.list(DEVICES);
    expect(campus.frame(60_000, true).isStarting).toBe(false);
  });

  it("without any list, counts all that read a power", () => {
    const campus = createLiveModel(0);
    campus.list([]);
    campus.take([testReading("x", 1000, 100), testReading("t", 1000, 21, "temp_c")]);
    expect(campus.frame(1000, true).load).toEqual({ w: 100, known: 1, listed: 1 });
  });

  it("frames of changes bring the rooms that changed, and merge to what all of now says", () => {
    const campus = model();
    campus.take([testReading("a", 1000, 100), testReading("b", 1000, 200)]);
    const rest = { id: 1, today: null };
    const first = { ...campus.frame(1000, false), ...rest };
    expect(first.rooms).toHaveLength(2);
    campus.take([testReading("b", 2000, 201)]);
    const second = { ...campus.frame(2000, false), ...rest };
    expect(second.rooms.map(({ id }) => id)).toEqual(["b"]);
    const merged = mergedFrame({ ...first, full: true }, second);
    expect(merged).toEqual({ ...campus.frame(2000, true), ...rest });
  });
});
